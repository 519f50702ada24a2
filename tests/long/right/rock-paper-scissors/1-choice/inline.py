print("You took", input("Your choice: ").lower())
