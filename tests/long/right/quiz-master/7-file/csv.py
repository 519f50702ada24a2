import csv
import random
with open("questions.txt", newline="") as file:
    questions = list(csv.reader(file, delimiter="|"))
random.shuffle(questions)
score = sum(input(q + " ").strip().lower() == a for q, a in questions)
print(f"{score / len(questions):.0%}")
