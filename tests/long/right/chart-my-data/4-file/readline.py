import matplotlib.pyplot as plt
f = open('week.csv')
f.readline()
days = []
birds = []
for line in f:
    parts = line.strip().split(',')
    days += [parts[0]]
    birds += [int(parts[1])]
    print(parts)
f.close()
plt.bar(days, birds)
plt.title('t')
plt.show()
