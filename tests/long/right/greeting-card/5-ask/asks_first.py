print("Who is the card for?")
name = input()
print("Happy birthday to", name)
