with open("notes.txt", "w") as file:
    file.write("milk\nbread\n")
with open("notes.txt") as file:
    for line in file:
        print(line.strip())
