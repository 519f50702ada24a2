print("Happy birthday! I have made you a card.")
print()
