questions = [
    ["Three hearts?", "octopus"],
    ["Hottest planet?", "venus"],
    ["Capital of Peru?", "lima"],
    ["How many legs has a spider?", "8"],
]
score = 0
for pair in questions:
    if input(pair[0] + " ").strip().lower() == pair[1]:
        print("Right!")
        score += 1
    else:
        print("Wrong!", pair[1])
print(score, "of", len(questions))
