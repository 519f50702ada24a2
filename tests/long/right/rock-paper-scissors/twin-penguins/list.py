answers = []
for penguin in range(4):
    answers.append(input("Hungry? "))
print(answers.count("yes"), "fish")
