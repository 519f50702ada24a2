questions = [
    ("Which animal has three hearts?", "octopus"),
    ("Which is the hottest planet?", "venus"),
    ("How many legs has a spider?", "8"),
]
score = 0
number = 0
while number <= len(questions):
    print(questions[number][0])
    answer = input("> ").strip().lower()
    if answer == questions[number][1]:
        print("Right!")
        score = score + 1
    else:
        print("Wrong.")
    number = number + 1
print(f"You have {score}.")
