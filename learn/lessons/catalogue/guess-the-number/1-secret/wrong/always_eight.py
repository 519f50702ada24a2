import random

secret = 8
print("I am thinking of a number from 1 to 10.")
guess = input("Your guess: ")
print(f"You said {guess}. My number was {secret}.")
