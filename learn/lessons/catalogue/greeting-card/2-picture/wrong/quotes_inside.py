print("🎂 🎂 🎂")
print("You are my "best" friend")
print("Have a nice day!")
