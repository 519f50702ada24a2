pet = input("Pet? ").lower()
food = input("Food? ").lower()
likes = {"cat": "fish", "rabbit": "carrots"}
print("Yum!" if likes.get(pet) == food else "No thanks!")
