import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = input("Your guess: ")
print("You said {guess}. It was {secret}.")
