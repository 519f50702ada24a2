# A hungry dragon. It stops eating when you type: full
snack = input("A snack for the dragon: ")
print(f"The dragon eats the {snack}. Gulp!")
