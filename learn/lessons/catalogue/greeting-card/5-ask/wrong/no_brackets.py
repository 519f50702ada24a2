name = input
print("🎂 🎂 🎂")
print("Happy birthday", name)
