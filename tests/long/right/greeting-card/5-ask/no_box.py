print("Happy birthday to", input("Who are you? "))
