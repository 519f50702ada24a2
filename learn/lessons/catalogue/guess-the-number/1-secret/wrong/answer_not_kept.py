import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
input("Your guess: ")
print(f"You said {guess}. It was {secret}.")
