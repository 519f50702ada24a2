eaten = []
snack = input("Snack? ")
while snack != "full":
    eaten.append(snack)
    snack = input("Snack? ")
if eaten:
    print(f"{len(eaten)} snacks: {eaten}")
else:
    print("It ate nothing.")
