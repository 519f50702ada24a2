questions = [
    ("Which animal has three hearts?", "octopus"),
    ("Which is the hottest planet?", "venus"),
    ("How many legs has a spider?", "8"),
]
score = 0
for question, answer in questions:
    print(question)
    answer = input("> ").strip().lower()
    if answer == answer:
        print("Right!")
        score = score + 1
    else:
        print(f"Wrong. It is {answer}.")
print(f"You have {score} of 3.")
