import random
questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4"), ("Red?", "no")]
score = 0
asked = 0
while questions:
    pair = random.choice(questions)
    questions.remove(pair)
    asked += 1
    if input(pair[0]).strip().lower() == pair[1]:
        print("Right")
        score += 1
    else:
        print("Wrong")
print(f"Percent: {score / asked * 100}")
