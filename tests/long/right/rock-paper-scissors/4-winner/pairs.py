import random
you = input("Your choice: ").lower()
computer = random.choice(["rock", "paper", "scissors"])
print(f"{you} : {computer}")
wins = [("rock", "scissors"), ("scissors", "paper"), ("paper", "rock")]
if you == computer:
    print("draw")
elif (you, computer) in wins:
    print("you win")
else:
    print("you lose")
