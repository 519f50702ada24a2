# Rock, paper, scissors: five rounds against the computer.
import random

# Each choice, and what it beats.
# Try: add "fire" and "water". What should they beat?
beats = {
    "rock": "scissors",
    "paper": "rock",
    "scissors": "paper",
}
choices = list(beats)
rounds = 5


def ask():
    """Ask until the answer is one of the choices. One letter is enough."""
    while True:
        answer = input("Rock, paper or scissors? ").strip().lower()
        for choice in choices:
            if answer == choice or answer == choice[0]:
                return choice
        print("I only know: " + ", ".join(choices) + ".")


def winner(you, computer):
    """Say who wins: "you", "computer" or "nobody"."""
    if you == computer:
        return "nobody"
    if beats[you] == computer:
        return "you"
    return "computer"


score = {"you": 0, "computer": 0, "nobody": 0}

for number in range(1, rounds + 1):
    print(f"Round {number} of {rounds}")
    you = ask()
    # Try: a lazy computer that picks rock every time.
    computer = random.choice(choices)
    who = winner(you, computer)
    score[who] = score[who] + 1

    print(f"You: {you}   Computer: {computer}")
    if who == "nobody":
        print("A draw.")
    elif who == "you":
        print(f"{you.capitalize()} beats {computer}. A point for you!")
    else:
        print(f"{computer.capitalize()} beats {you}. A point for the computer.")
    print()

print(f"You {score['you']} : {score['computer']} Computer")
if score["you"] > score["computer"]:
    print("You win the match!")
elif score["you"] < score["computer"]:
    print("The computer wins. It was only luck: play again!")
else:
    print("Nobody wins. Shake hands?")
