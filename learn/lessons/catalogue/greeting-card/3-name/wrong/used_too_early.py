print("🎂 🎂 🎂")
print("Happy birthday", name)
name = "Ada"
