# Who eats what?
pet = input("Which pet? ")
food = input("What do you give it? ")
print(f"The {pet} looks at the {food}.")
