planet = input("Beep. Which planet is this? ")
print("Hello, {planet}!")
