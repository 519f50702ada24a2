import random
questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4"), ("a?", "b"), ("c?", "d")]
score = 0
random.shuffle(questions)
for question, right in questions:
    if input(question).strip().lower() == right:
        score = score + 1
print(score * 100 // len(questions), "percent right")
