name = input("Your name? ")
print("Well met,", name, "!")
