import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")

if you == computer:
    print("A draw.")
elif you == "rock" or "paper" or "scissors":
    print("You win.")
else:
    print("You lose.")
