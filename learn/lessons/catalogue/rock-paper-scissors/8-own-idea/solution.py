# Cat, mouse, elephant: the first with three points wins.
import random

choices = ["cat", "elephant", "mouse"]
rounds = 0
your_points = 0
computer_points = 0


def winner(you, computer):
    if you == computer:
        return "nobody"
    elif you == "cat" and computer == "mouse":
        return "you"
    elif you == "mouse" and computer == "elephant":
        return "you"
    elif you == "elephant" and computer == "cat":
        return "you"
    else:
        return "computer"


print("Cat 🐱, mouse 🐭, elephant 🐘!")
while your_points < 3 and computer_points < 3:
    rounds = rounds + 1
    you = input(f"Round {rounds}. Your choice: ").lower()
    if you == "banana":
        print("The elephant eats it and goes home.")
        break
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
