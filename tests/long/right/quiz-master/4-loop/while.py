questions = [("Three hearts?", "octopus"), ("Hottest planet?", "venus"), ("2 + 2?", "4")]
score = 0
number = 0
while number < len(questions):
    question = questions[number]
    answer = input(question[0]).lower().strip()
    number += 1
    if answer == question[1]:
        print(number, "is right")
        score += 1
    else:
        print("Wrong,", question[1])
print(f"{score}/{len(questions)}")
