import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
while guess != secret:
    if guess < secret:
        print("Higher!")
    if guess > secret:
        print("Lower!")
    guess = int(input("Again: "))
print("You found it.")
