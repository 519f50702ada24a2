# My first program: a card that writes itself.
name = input("Who is the card for? ")

print("🎈 🎈 🎂 🎈 🎈")
print(f"Happy birthday, {name}! You are a star.")
print("You are a year older now. How does it feel?")
print("*****************")
