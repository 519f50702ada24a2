import random
beats = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
score = [0, 0]
left = 5
while left > 0:
    you = input(f"{left} rounds left. Your choice: ").lower()
    computer = random.choice(["rock", "paper", "scissors"])
    if you == computer:
        print("Draw")
    elif beats[you] == computer:
        print("You win!")
        score[0] += 1
    else:
        print("You lose!")
        score[1] += 1
    left -= 1
print(f"You {score[0]}, computer {score[1]}")
if score[0] > score[1]:
    print("You are the champion!")
