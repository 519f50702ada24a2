snack = input("A snack for the dragon: ")
eaten = 0
while snack != "full":
    eaten = 0
    eaten = eaten + 1
    print(f"The dragon eats the {snack}. Gulp!")
    snack = input("A snack for the dragon: ")
print(f"Snacks: {eaten}")
