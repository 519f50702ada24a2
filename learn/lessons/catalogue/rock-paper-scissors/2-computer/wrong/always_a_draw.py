import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")
if you == computer:
    print("We have the same.")
print("A draw.")
