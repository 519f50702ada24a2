# Quiz master: the questions live in the file questions.txt.
import random

# Try: open questions.txt and add a question that only your class can answer.
how_many = 5


def load(file_name):
    """Read the questions: one a line, its parts between | signs."""
    questions = []
    with open(file_name, encoding="utf-8") as file:
        for line in file:
            parts = line.strip().split("|")
            if len(parts) == 3:
                question = {
                    "text": parts[0].strip(),
                    "answers": parts[1].strip().split(" or "),
                    "fact": parts[2].strip(),
                }
                questions.append(question)
    return questions


def ask(question):
    """Ask one question and say whether the answer was right."""
    print(question["text"])
    answer = input("> ").strip().lower()
    right = False
    # "Peru", "peru" and " PERU " all count.
    for possible in question["answers"]:
        if answer == possible.lower():
            right = True

    if right:
        print("Right!", question["fact"])
    else:
        print(f"The answer is {question['answers'][0]}.", question["fact"])
    print()
    return right


questions = load("questions.txt")
random.shuffle(questions)
chosen = questions[:how_many]
score = 0

print(f"Here come {len(chosen)} questions. Take your time.")
print()

for question in chosen:
    if ask(question):
        score = score + 1

# Without any questions we would divide by zero.
if chosen:
    percent = round(score / len(chosen) * 100)
    print(f"{score} of {len(chosen)} right: {percent} percent.")
    print("★" * score + "☆" * (len(chosen) - score))
else:
    print("There are no questions in questions.txt yet.")

# Try: say something different for 100 percent.
