import random
def winner(a, b):
    result = "computer"
    if a == b:
        result = "nobody"
    if a == "rock" and b == "scissors":
        result = "you"
    if a == "paper" and b == "rock":
        result = "you"
    if a == "scissors" and b == "paper":
        result = "you"
    return result
rounds = 0
you_have = 0
computer_has = 0
while rounds < 5:
    rounds += 1
    you = input("Your choice: ").lower()
    computer = random.choice(["rock", "paper", "scissors"])
    if winner(you, computer) == "you":
        you_have += 1
        print("You win")
    elif winner(you, computer) == "computer":
        computer_has += 1
        print("You lose")
    else:
        print("Draw")
print(f"{you_have} to {computer_has}")
