from random import choice
things = ["scissors", "rock", "paper"]
computer = choice(things)
you = input("Your choice: ").lower()
print("Computer:", computer)
print("Draw" if you == computer else "Somebody wins")
