with open("sounds.txt", "w") as file:
    file.write("cow|moo\nduck|quack\nsnake|hiss\n")
for line in open("sounds.txt").readlines():
    parts = line.replace("\n", "").split("|")
    print("A", parts[0], "goes", parts[1] + "!")
