questions = []
for line in open("questions.txt").read().splitlines():
    cut = line.find("|")
    questions.append([line[:cut], line[cut + 1 :].lower()])
score = 0
for question in questions:
    print(question[0])
    if input().strip().lower() == question[1]:
        print("Right!")
        score += 1
    else:
        print("Wrong!")
print(100 * score / len(questions), "%")
