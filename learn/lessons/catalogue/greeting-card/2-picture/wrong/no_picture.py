print("Happy birthday!")
print("I have made you a card.")
print("It has a cake on it...")
