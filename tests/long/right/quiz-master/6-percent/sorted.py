import random
questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4")]
score = 0
for question, right in sorted(questions, key=lambda pair: random.random()):
    if input(question).strip().lower() == right:
        print("Right")
        score += 1
    else:
        print("Wrong")
print(f"{round(score / len(questions) * 100, 1)} percent")
