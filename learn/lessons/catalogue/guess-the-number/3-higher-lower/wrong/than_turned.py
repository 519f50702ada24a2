# Guess the number: is the guess too low or too high?
import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")

guess = int(input("Your guess: "))
if guess < secret:
    print("Your guess is higher than my number.")
elif guess > secret:
    print("Your guess is lower than my number.")
else:
    print("Yes! You found it.")
