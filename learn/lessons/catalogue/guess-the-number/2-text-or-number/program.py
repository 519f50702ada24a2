typed = "3"
number = int(typed)
print(f"{typed + typed} or {number + number}?")
