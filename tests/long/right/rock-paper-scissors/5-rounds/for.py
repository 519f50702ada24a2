import random
beats = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
mine = 0
yours = 0
for number in range(1, 6):
    you = input(f"Round {number}: ").lower()
    computer = random.choice(list(beats))
    print("Computer:", computer)
    if you == computer:
        print("Draw")
    elif beats[you] == computer:
        print("You win!")
        yours += 1
    else:
        print("You lose!")
        mine += 1
print("You:", yours)
print("Me:", mine)
