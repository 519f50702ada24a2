questions = ["Three hearts?", "Hottest planet?", "Smallest bird?"]
answers = ["octopus", "venus", "hummingbird"]
score = 0
for question, right in zip(questions, answers):
    if input(question + " ").strip().lower() == right:
        score += 1
        print("Right!")
    else:
        print("Wrong:", right)
print(score)
