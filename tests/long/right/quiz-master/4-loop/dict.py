questions = {"Three hearts?": "octopus", "Hottest planet?": "venus", "Who am I?": "python"}
score = 0
for question in questions:
    answer = input(question).strip().lower()
    if answer == questions[question]:
        score += 1
        print("Right")
    else:
        print("That is not right. It is", questions[question])
print(score)
