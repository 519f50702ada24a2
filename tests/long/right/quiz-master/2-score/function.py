score = 0
def ask(question, right):
    global score
    if input(question).strip().lower() == right:
        print("Right!")
        score += 1
    else:
        print("Wrong. It is", right)
ask("Three hearts? ", "octopus")
ask("Hottest planet? ", "venus")
print("Points:", score)
