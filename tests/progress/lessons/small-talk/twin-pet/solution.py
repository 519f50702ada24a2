pet = input("Pet? ")
print(pet)
