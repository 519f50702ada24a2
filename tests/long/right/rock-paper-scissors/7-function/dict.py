import random
beats = {"rock": "scissors", "scissors": "paper", "paper": "rock"}
def winner(you, computer):
    if you == computer:
        return "nobody"
    return "you" if beats[you] == computer else "computer"
points = {"you": 0, "computer": 0, "nobody": 0}
for number in range(5):
    you = input("Your choice: ").lower()
    computer = random.choice(list(beats))
    points[winner(you, computer)] += 1
print(points["you"], ":", points["computer"])
