pet = input("What is your pet called? ")
print("Come here,", pet)
toy = input("And what does it play with? ")
print("Look, I have your", toy)
