my name = "Ada"
print("🎂 🎂 🎂")
print("Happy birthday", my name)
