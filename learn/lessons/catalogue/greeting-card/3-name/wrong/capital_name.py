Name = "Ada"
print("🎂 🎂 🎂")
print("Happy birthday", name)
