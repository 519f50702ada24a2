pet = input("Which pet? ").lower()
food = input("What do you give it? ").lower()
if pet == "cat" or "rabbit" and food == "fish" or "carrots":
    print("Yum!")
else:
    print("No thanks.")
