# Rock, paper, scissors: five rounds against the computer.
import random

choices = ["rock", "paper", "scissors"]
rounds = 0
your_points = 0
computer_points = 0

print("Rock, paper, scissors!")
while rounds < 5:
    rounds = rounds + 1
    you = input(f"Round {rounds}. Your choice: ").lower()
    computer = random.choice(choices)
    print(f"You: {you}   Computer: {computer}")

    if you == computer:
        print("A draw.")
    elif you == "rock" and computer == "scissors":
        print("You win.")
        your_points =+ 1
    elif you == "scissors" and computer == "paper":
        print("You win.")
        your_points =+ 1
    elif you == "paper" and computer == "rock":
        print("You win.")
        your_points =+ 1
    else:
        print("You lose.")
        computer_points = computer_points + 1

print(f"You {your_points} : {computer_points} Computer")
