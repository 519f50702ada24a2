import random
you = input("Your choice: ").lower()
computer = random.choice(["rock", "paper", "scissors"])
print(computer)
if you == computer:
    print("Same! Draw.")
elif (you == "rock" and computer == "scissors") or (you == "scissors" and computer == "paper") or (
    you == "paper" and computer == "rock"
):
    print("You win, hooray!")
else:
    print("You lose, computer wins!")
