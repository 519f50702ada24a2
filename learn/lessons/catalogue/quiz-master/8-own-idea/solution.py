# Quiz master: three lives, and a star for each point.
import random

questions = []
with open("questions.txt") as file:
    for line in file:
        question, right_answer = line.strip().split("|")
        questions.append((question, right_answer))

score = 0
lives = 3

print("Welcome! You have three lives.")
random.shuffle(questions)
for question, right_answer in questions:
    if lives > 0:
        print(question)
        answer = input("> ").strip().lower()
        if answer == right_answer:
            print("Right!")
            score = score + 1
        else:
            lives = lives - 1
            print(f"Wrong. It is {right_answer}. Lives: {lives}")

percent = round(score / len(questions) * 100)
print("★" * score)
if percent == 100:
    print("100%! You should write the questions next time.")
else:
    print(f"{percent}%")
