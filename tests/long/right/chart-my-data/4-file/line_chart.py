import matplotlib.pyplot as plt
days = []
birds = []
with open('week.csv') as f:
    lines = f.readlines()
lines.pop(0)
for line in lines:
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
plt.plot(days, birds)
plt.show()
