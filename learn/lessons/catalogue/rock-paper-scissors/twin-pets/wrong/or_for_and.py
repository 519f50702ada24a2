# Who eats what?
pet = input("Which pet? ").lower()
food = input("What do you give it? ").lower()
print(f"The {pet} looks at the {food}.")
if pet == "cat" or food == "fish":
    print("Yum!")
elif pet == "rabbit" or food == "carrots":
    print("Yum!")
else:
    print("No thanks.")
