import random

choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")

if you == computer:
    print("A draw.")
elif you == "Rock" and computer == "Scissors":
    print("You win.")
elif you == "Scissors" and computer == "Paper":
    print("You win.")
elif you == "Paper" and computer == "Rock":
    print("You win.")
else:
    print("You lose.")
