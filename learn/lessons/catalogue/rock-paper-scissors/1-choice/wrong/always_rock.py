# Rock, paper, scissors: you against the computer.
print("Rock, paper, scissors!")
you = input("Your choice: ").lower()
print("You: rock")
