import random
questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4")]
score = 0
for question, right in random.sample(questions, len(questions)):
    if input(question).strip().lower() == right:
        print("Right")
        score += 1
    else:
        print("Wrong")
print(int(100 * score / len(questions)), "%")
