choices = ["rock", "paper", "scissors"]

print("Rock, paper, scissors!")
you = input("Your choice: ").lower()
computer = random.choice(choices)
print(f"You: {you}   Computer: {computer}")
if you == computer:
    print("A draw.")
