# My first program: a card for whoever you like.
name = input("Who is the card for? ")

print("🎈 🎈 🎂 🎈 🎈")
print("Happy birthday to", name)
print("You are a year older now. How does it feel?")
print("*****************")
