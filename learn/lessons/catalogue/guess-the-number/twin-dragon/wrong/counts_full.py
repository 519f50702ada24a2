eaten = 0
snack = ""
while snack != "full":
    snack = input("A snack for the dragon: ")
    eaten = eaten + 1
    print(f"The dragon eats the {snack}. Gulp!")
print(f"Snacks: {eaten}")
