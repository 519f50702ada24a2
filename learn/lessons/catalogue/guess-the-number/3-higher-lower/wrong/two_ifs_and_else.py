# Guess the number: is the guess too low or too high?
import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")

guess = int(input("Your guess: "))
if guess < secret:
    print("Too low.")
if guess > secret:
    print("Too high.")
else:
    print("Yes! You found it.")
