name = "Ada"
print("🎂 🎂 🎂")
print("Happy birthday", "name")
