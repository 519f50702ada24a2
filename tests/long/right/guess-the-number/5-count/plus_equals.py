import random
secret = random.randint(1, 10)
count = 1
guess = int(input("Your guess: "))
while guess != secret:
    print("Too low" if guess < secret else "Too high")
    guess = int(input("Again: "))
    count += 1
if count == 1:
    print("First try! Wow.")
else:
    print(f"It took {count} guesses.")
