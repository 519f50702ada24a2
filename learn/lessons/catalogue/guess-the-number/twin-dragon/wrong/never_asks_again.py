eaten = 0
snack = input("A snack for the dragon: ")
while snack != "full":
    print(f"The dragon eats the {snack}. Gulp!")
    eaten = eaten + 1
print(f"Snacks: {eaten}")
