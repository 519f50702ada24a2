print("Happy birthday!")
Print("I have made you a card.")
