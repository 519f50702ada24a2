asleep = input("Asleep? ")
sheep = 0
while asleep != "yes":
    sheep += 1
    print(f"Sheep {sheep}: baa")
    asleep = input("Asleep now? ")
