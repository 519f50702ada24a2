import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if guess == secret:
    print("Correct!")
elif guess < secret:
    print("Go higher!")
else:
    print("Go lower!")
