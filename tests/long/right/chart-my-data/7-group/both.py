import matplotlib.pyplot as plt
days = []
birds = []
with open('week.csv') as f:
    lines = f.read().splitlines()
for line in lines[1:]:
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
plt.bar(days, birds)
plt.show()
totals = {}
for line in open('birds.csv').read().splitlines()[1:]:
    bird, count = line.split(',')
    totals.setdefault(bird, 0)
    totals[bird] += int(count)
plt.bar(list(totals), list(totals.values()))
plt.show()
