animal = "cat"
print("Look, a " + animal)
print("It's asleep")
print(len(animal))
