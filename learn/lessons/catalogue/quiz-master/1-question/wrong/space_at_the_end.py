# Quiz master: who knows the answers?
print("Welcome to the quiz!")
answer = input("Which animal has three hearts? ").lower()
if answer == "octopus":
    print("Right!")
else:
    print("Wrong. It is the octopus.")
