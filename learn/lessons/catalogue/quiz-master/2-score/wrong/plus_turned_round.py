# Quiz master: who knows the answers?
score = 0

print("Welcome to the quiz!")
answer = input("Which animal has three hearts? ").strip().lower()
if answer == "octopus":
    print("Right!")
    score =+ 1
else:
    print("Wrong. It is the octopus.")

answer = input("Which is the hottest planet? ").strip().lower()
if answer == "venus":
    print("Right!")
    score =+ 1
else:
    print("Wrong. It is Venus.")

print(f"You have {score} of 2.")
