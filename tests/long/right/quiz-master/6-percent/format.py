import random
questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4")]
score = 0
random.shuffle(questions)
for question, right in questions:
    if input(question).strip().lower() == right:
        print("Right")
        score += 1
    else:
        print("Wrong")
print(f"{score / len(questions):.0%}")
