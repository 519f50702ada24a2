# Chart my data: which birds came to our window?
import matplotlib.pyplot as plt

totals = {}

with open("birds.csv") as file:
    lines = file.read().splitlines()

for line in lines[1:]:
    bird, count = line.split(",")
    totals[bird] = totals.get(bird, 0) + int(count)

for bird in totals:
    print(bird, totals[bird])

plt.bar(list(totals.keys()), list(totals.values()))
plt.title("Who came to our window?")
plt.xlabel("bird")
plt.ylabel("how many in a week")
plt.show()
