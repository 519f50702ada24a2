import matplotlib.pyplot as plt
days = []
birds = []
with open('week.csv') as f:
    lines = f.read().splitlines()
for line in lines[1:]:
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
t = sum(birds)
print(f'{t} birds. {t // len(days)} per day')
plt.bar(days, birds)
plt.title('t')
plt.show()
