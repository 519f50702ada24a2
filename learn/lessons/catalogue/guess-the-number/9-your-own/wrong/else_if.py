import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = 0
tries = 0
while guess != secret:
    guess = int(input("Your guess: "))
    tries = tries + 1
    if guess < secret:
        print("Too low")
    else if guess > secret:
        print("Too high")
    else:
        print("Yes!")
