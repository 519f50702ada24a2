import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")

if you == computer:
    print("A draw.")
if you == "rock" and computer == "scissors":
    print("You win.")
if you == "scissors" and computer == "paper":
    print("You win.")
if you == "paper" and computer == "rock":
    print("You win.")
else:
    print("You lose.")
