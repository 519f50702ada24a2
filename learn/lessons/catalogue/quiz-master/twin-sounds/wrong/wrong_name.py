# Write a small file …
with open("sounds.txt", "w") as file:
    file.write("cow|moo\nduck|quack\nsnake|hiss\n")

# … and read it here.
with open("sound.txt") as file:
    for line in file:
        animal, sound = line.strip().split("|")
        print(f"The {animal} says {sound}.")
