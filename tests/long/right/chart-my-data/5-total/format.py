import matplotlib.pyplot as plt
days = []
birds = []
with open('week.csv') as f:
    lines = f.read().splitlines()
for line in lines[1:]:
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
t = 0
for i in range(len(birds)):
    t += birds[i]
m = t / len(birds)
for d in days:
    print(d)
print(f'Total={t}, mean={m:.2f}')
plt.bar(days, birds)
plt.title('t')
plt.show()
