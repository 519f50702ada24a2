line = "Monday,17"
parts = line.split(",")
print(parts[1] + parts[1])
