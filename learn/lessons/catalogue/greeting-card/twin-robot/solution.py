# A robot has landed. But where?
planet = input("Beep. Which planet is this? ")
print(f"Hello, {planet}! I come in peace.")
