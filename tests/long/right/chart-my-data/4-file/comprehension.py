import matplotlib.pyplot as plt
lines = open('week.csv').read().splitlines()[1:]
days = [l.split(',')[0] for l in lines]
birds = [int(l.split(',')[1]) for l in lines]
plt.bar(days, birds)
plt.title('t')
plt.show()
