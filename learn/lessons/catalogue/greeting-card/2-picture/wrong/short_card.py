print("🎂 Happy birthday! 🎂")
print()
print("I have made you a card.")
