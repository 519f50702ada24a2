# Rock, paper, scissors: five rounds against the computer.
import random

choices = ["rock", "paper", "scissors"]
rounds = 0
your_points = 0
computer_points = 0


def winner(you, computer):
    if you == "rock" and computer == "scissors":
        return "you"
    elif you == "scissors" and computer == "paper":
        return "you"
    elif you == "paper" and computer == "rock":
        return "you"
    else:
        return "computer"


print("Rock, paper, scissors!")
while rounds < 5:
    rounds = rounds + 1
    you = input(f"Round {rounds}. Your choice: ").lower()
    computer = random.choice(choices)
    print(f"You: {you}   Computer: {computer}")

    who = winner(you, computer)
    if who == "nobody":
        print("A draw.")
    elif who == "you":
        print("You win.")
        your_points = your_points + 1
    else:
        print("You lose.")
        computer_points = computer_points + 1

print(f"You {your_points} : {computer_points} Computer")
