questions = [
    ("Which animal has three hearts?", "octopus"),
    ("Which is the hottest planet?", "venus"),
    ("How many legs has a spider?", "8"),
]
for question, right_answer in questions:
    score = 0
    print(question)
    answer = input("> ").strip().lower()
    if answer == right_answer:
        print("Right!")
        score = score + 1
    else:
        print(f"Wrong. It is {right_answer}.")
print(f"You have {score}.")
