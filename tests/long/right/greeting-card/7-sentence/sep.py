name = input("Who? ")
print("Happy birthday, ", name, "! Yes, you.", sep="")
