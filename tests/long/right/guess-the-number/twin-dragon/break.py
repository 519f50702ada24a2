eaten = 0
while True:
    snack = input("Snack? ")
    if snack == "full":
        break
    eaten += 1
print("Snacks:", eaten)
