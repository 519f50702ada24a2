print("Happy birthday!")
print(“I have made you a card.”)
