import random
you = input("Your choice: ").lower()
computer = random.choice(["rock", "paper", "scissors"])
print(computer)
if you == "rock" and computer == "paper":
    print("You lose.")
elif you == "paper" and computer == "scissors":
    print("You lose.")
elif you == "scissors" and computer == "rock":
    print("You lose.")
elif you == computer:
    print("Draw.")
else:
    print("You win.")
