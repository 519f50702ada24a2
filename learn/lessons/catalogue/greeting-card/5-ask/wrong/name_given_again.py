name = input("Who is the card for? ")
name = "Ada"
print("🎂 🎂 🎂")
print("Happy birthday", name)
