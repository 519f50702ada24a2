import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ")
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")
if you == computer:
    print("A draw.")
