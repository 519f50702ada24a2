import random
file = open("questions.txt")
lines = file.readlines()
file.close()
random.shuffle(lines)
score = 0
for line in lines:
    parts = line.strip().split("|")
    if input(parts[0] + " ").strip().lower() == parts[1]:
        print("Right!")
        score += 1
    else:
        print("Wrong!", parts[1])
print(f"{round(score / len(lines) * 100)}%")
