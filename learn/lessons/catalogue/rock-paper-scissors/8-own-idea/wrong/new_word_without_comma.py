import random

choices = ["rock", "paper", "scissors"]
names = {"rock": "🪨", "paper": "📄" "scissors": "✂️"}

you = input("Your choice: ").lower()
computer = random.choice(choices)
print(names[you], names[computer])
