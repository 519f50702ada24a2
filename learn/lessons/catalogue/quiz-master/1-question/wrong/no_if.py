print("Welcome to the quiz!")
answer = input("Which animal has three hearts? ").strip().lower()
print("Right!")
print("Wrong. It is the octopus.")
