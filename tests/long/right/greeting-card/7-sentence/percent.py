name = input("Who? ")
print("Happy birthday, %s!" % name)
