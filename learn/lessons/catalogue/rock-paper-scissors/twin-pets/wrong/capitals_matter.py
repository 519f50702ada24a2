# Who eats what?
pet = input("Which pet? ")
food = input("What do you give it? ")
print(f"The {pet} looks at the {food}.")
if pet == "cat" and food == "fish":
    print("Yum!")
elif pet == "rabbit" and food == "carrots":
    print("Yum!")
else:
    print("No thanks.")
