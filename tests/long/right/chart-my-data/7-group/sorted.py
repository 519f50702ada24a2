import matplotlib.pyplot as plt
totals = {}
for line in open('birds.csv').read().splitlines()[1:]:
    bird, count = line.split(',')
    totals[bird] = totals.get(bird, 0) + int(count)
names = sorted(totals, key=totals.get)
plt.barh(names, [totals[n] for n in names])
plt.show()
