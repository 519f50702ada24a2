import random
choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print("Computer:", computer)
if you == computer:
    print("Draw")
elif you == "rock":
    if computer == "scissors":
        print("You won!")
    else:
        print("You lost!")
elif you == "paper":
    if computer == "rock":
        print("You won!")
    else:
        print("You lost!")
else:
    if computer == "paper":
        print("You won!")
    else:
        print("You lost!")
