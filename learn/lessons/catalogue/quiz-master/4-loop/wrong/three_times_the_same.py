score = 0
answer = input("Which animal has three hearts? ").strip().lower()
if answer == "octopus":
    print("Right!")
    score = score + 1
else:
    print("Wrong. It is the octopus.")
answer = input("Which is the hottest planet? ").strip().lower()
if answer == "venus":
    print("Right!")
    score = score + 1
else:
    print("Wrong. It is Venus.")
answer = input("How many legs has a spider? ").strip().lower()
if answer == "8":
    print("Right!")
    score = score + 1
else:
    print("Wrong. It is 8.")
print(f"You have {score} of 3.")
