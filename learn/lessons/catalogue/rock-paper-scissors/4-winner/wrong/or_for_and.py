import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")

if you == computer:
    print("A draw.")
elif you == "rock" or computer == "scissors":
    print("You win.")
elif you == "scissors" or computer == "paper":
    print("You win.")
elif you == "paper" or computer == "rock":
    print("You win.")
else:
    print("You lose.")
