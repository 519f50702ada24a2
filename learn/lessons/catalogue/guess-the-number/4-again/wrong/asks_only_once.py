import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = int(input("Your guess: "))
while guess != secret:
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
print("Yes!")
