import matplotlib.pyplot as plt

sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]

counts = {}
for colour in sweets:
    counts[colour] = counts.get(colour, 0) + 1

plt.bar(list(counts.keys()), list(counts.values()))
plt.title("Sweets in my hand")
plt.show()
