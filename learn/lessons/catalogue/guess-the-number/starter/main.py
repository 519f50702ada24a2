# Guess the number. Press Run: can this computer keep a secret?
import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
print(f"It is {secret}. Oh no, now I have told you.")
