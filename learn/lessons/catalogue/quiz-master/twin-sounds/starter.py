# Write a small file …
with open("sounds.txt", "w") as file:
    file.write("cow|moo\nduck|quack\nsnake|hiss\n")

# … and read it here.
print("The file is written.")
