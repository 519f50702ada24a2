# My first program: a card for somebody.
name = "Ada"

print("🎈 🎈 🎂 🎈 🎈")
print("Happy birthday to")
name
print("You are ten now. That is two digits!")
