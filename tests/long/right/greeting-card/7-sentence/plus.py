name = input("Who? ")
print("Happy birthday, " + name + "! You rock.")
