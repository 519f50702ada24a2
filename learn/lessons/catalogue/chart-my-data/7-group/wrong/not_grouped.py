# Chart my data: which birds came to our window?
import matplotlib.pyplot as plt

birds = []
counts = []

with open("birds.csv") as file:
    lines = file.read().splitlines()

for line in lines[1:]:
    bird, count = line.split(",")
    birds.append(bird)
    counts.append(int(count))

plt.bar(birds, counts)
plt.title("Who came to our window?")
plt.show()
