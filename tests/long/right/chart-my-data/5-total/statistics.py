from statistics import mean
import matplotlib.pyplot as plt
days = []
birds = []
with open('week.csv') as f:
    lines = f.read().splitlines()
for line in lines[1:]:
    d, b = line.split(',')
    days.append(d)
    birds.append(int(b))
print('total', sum(birds))
print('mean', mean(birds))
