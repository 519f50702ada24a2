questions = [
    ("Which animal has three hearts?", "octopus"),
    ("Which is the hottest planet?", "venus"),
    ("How many legs has a spider?", "8"),
]
score = 0
for question in questions:
    print(question[0])
    answer = input("> ").strip().lower()
    if answer == question:
        print("Right!")
        score = score + 1
    else:
        print("Wrong.")
print(f"You have {score}.")
