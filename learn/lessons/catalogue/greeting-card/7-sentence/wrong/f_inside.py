name = input("Who is the card for? ")
print("🎂 🎂 🎂")
print("f Happy birthday, {name}!")
