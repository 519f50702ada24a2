# Quiz master: who knows the answers?
print("Welcome to the quiz!")
answer = input("Which animal has three hearts? ").strip().lower()
if answer == "Octopus":
    print("Right!")
else:
    print("Wrong. It is the octopus.")
