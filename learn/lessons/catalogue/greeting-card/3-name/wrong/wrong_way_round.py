"Ada" = name
print("🎂 🎂 🎂")
print("Happy birthday", name)
