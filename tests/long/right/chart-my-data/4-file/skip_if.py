import matplotlib.pyplot as plt
days = []
birds = []
for line in open('week.csv').read().split('\n'):
    if line == '' or line.startswith('day'):
        continue
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
plt.bar(days, birds)
plt.title('t')
plt.show()
