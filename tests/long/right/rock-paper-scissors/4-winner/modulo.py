import random
choices = ["rock", "paper", "scissors"]
you = input("Your choice: ").lower()
computer = random.choice(choices)
print("Computer:", computer)
step = (choices.index(you) - choices.index(computer)) % 3
print(["It is a draw.", "You win.", "You lose."][step])
