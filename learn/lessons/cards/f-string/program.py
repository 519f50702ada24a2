name = "Maya"
age = 11
print(f"{name} is {age}.")
print(f"Next year: {age + 1}")
print("Without f: {name}")
