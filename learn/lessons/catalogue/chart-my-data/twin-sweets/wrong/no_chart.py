sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]

counts = {}
for colour in sweets:
    counts[colour] = counts.get(colour, 0) + 1

print(counts)
