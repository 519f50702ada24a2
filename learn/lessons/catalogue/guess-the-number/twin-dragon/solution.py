# A hungry dragon. It stops eating when you type: full
eaten = 0
snack = input("A snack for the dragon: ")
while snack != "full":
    print(f"The dragon eats the {snack}. Gulp!")
    eaten = eaten + 1
    snack = input("A snack for the dragon: ")
print(f"The dragon is full. Snacks it has eaten: {eaten}")
