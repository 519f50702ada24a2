text = input("How many? ")
while not text.isdigit():
    print("Type a number.")
    text = input("How many? ")
print("That costs", int(text) * 5)
