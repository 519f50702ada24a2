import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
print(f"It is {secret}. Oh no, now I have told you.")
guess = input("What is your guess? ")
print(f"You said {guess} and it was {secret}")
