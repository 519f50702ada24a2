pet = "fish"
print(pet == "cat" or pet == "dog")
print(pet in ["cat", "dog", "fish"])
print(not pet == "cat")
