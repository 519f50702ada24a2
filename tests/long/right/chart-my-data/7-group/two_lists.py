import matplotlib.pyplot as plt
names = []
sums = []
for line in open('birds.csv').read().splitlines()[1:]:
    b, c = line.split(',')
    if b in names:
        i = names.index(b)
        sums[i] += int(c)
    else:
        names.append(b)
        sums.append(int(c))
plt.bar(names, sums)
plt.show()
