sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]

print("There are", len(sweets), "sweets.")
