import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = input("Your guess: ")
print(f"You said {guess}, and I was thinking of {random.randint(1, 10)}.")
