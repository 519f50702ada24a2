import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print("You:", you, "Computer:", computer)
if you = computer:
    print("A draw.")
