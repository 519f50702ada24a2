name = "Ada"
print("🎂 🎂 🎂")
print("Happy birthday, Ada")
print("Have a nice day")
