# Rock, paper, scissors: you against the computer.
import random

choices = ["rock", "paper", "scissors"]

print("Rock, paper, scissors!")
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")

if you == computer:
    print("A draw.")
elif you == "rock" and computer == "scissors":
    print("You win.")
elif you == "scissors" and computer == "paper":
    print("You win.")
elif you == "paper" and computer == "rock":
    print("You win.")
else:
    print("You lose.")
