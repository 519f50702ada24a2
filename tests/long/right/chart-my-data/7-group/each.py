import matplotlib.pyplot as plt
totals = {}
for line in open('birds.csv').read().splitlines()[1:]:
    bird, count = line.split(',')
    totals[bird] = totals.get(bird, 0) + int(count)
for b in totals:
    plt.bar(b, totals[b])
plt.show()
