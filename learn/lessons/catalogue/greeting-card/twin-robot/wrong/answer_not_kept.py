input("Beep. Which planet is this? ")
print(f"Hello, {planet}!")
