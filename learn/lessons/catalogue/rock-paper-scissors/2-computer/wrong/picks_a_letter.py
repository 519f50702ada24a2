import random

print("Rock, paper, scissors!")
you = input("Your choice: ").lower()
computer = random.choice("rock, paper, scissors")
print(f"You: {you}   Computer: {computer}")
if you == computer:
    print("A draw.")
