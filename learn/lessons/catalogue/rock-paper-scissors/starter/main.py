# Rock, paper, scissors: you against the computer.
print("Rock, paper, scissors!")
you = input("Your choice: ")
print("The computer is still asleep.")
