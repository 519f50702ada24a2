name = input("Who? ")
print("Happy birthday,", name, end="!\n")
