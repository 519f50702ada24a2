import random
beats = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
you = input("Your choice: ").lower()
computer = random.choice(list(beats))
print("Computer:", computer)
if you == computer:
    print("Draw")
elif beats[you] == computer:
    print("You win!")
else:
    print("You lose!")
