# Quiz master: who knows the answers?
import random

questions = [
    ("Which animal has three hearts?", "octopus"),
    ("Which is the hottest planet?", "venus"),
    ("How many legs has a spider?", "8"),
]
with open("questions.txt") as file:
    for line in file:
        question, right_answer = line.strip().split("|")

score = 0

print("Welcome to the quiz!")
random.shuffle(questions)
for question, right_answer in questions:
    print(question)
    answer = input("> ").strip().lower()
    if answer == right_answer:
        print("Right!")
        score = score + 1
    else:
        print(f"Wrong. It is {right_answer}.")

percent = round(score / len(questions) * 100)
print(f"You have {score} of {len(questions)}: {percent}%")
