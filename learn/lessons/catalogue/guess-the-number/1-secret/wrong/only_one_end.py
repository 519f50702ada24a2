import random

secret = random.randint(10)
print("I am thinking of a number.")
guess = input("Your guess: ")
print(f"You said {guess}. It was {secret}.")
