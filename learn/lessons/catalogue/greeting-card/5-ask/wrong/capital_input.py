name = Input("Who is the card for? ")
print("🎂 🎂 🎂")
print("Happy birthday", name)
