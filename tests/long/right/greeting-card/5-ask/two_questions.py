age = input("How old are they? ")
name = input("And who? ")
print("Happy birthday to", name)
print(age, "years!")
