import random
you = input("Your choice: ").lower()
computer = random.choice(["rock", "paper", "scissors"])
print(you, "against", computer)
if computer == you:
    print("It's a draw!")
else:
    print("Not the same.")
