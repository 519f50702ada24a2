import matplotlib.pyplot as plt
totals = {}
for line in open('birds.csv').read().splitlines()[1:]:
    bird, count = line.split(',')
    if bird in totals:
        totals[bird] += int(count)
    else:
        totals[bird] = int(count)
plt.bar(totals.keys(), totals.values())
plt.show()
