# Quiz master: who knows the answers?
score = 0

print("Welcome to the quiz!")
answer = input("Which animal has three hearts? ").strip().lower()
if answer == "octopus":
    print("Right!")
else:
    print("Wrong. It is the octopus.")
score = score + 1

answer = input("Which is the hottest planet? ").strip().lower()
if answer == "venus":
    print("Right!")
else:
    print("Wrong. It is Venus.")
score = score + 1

print(f"You have {score} of 2.")
