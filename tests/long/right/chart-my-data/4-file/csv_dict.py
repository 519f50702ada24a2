import matplotlib.pyplot as plt
import csv
days = []
birds = []
with open('week.csv', encoding='utf-8') as f:
    for row in csv.DictReader(f):
        days.append(row['day'])
        birds.append(int(row['birds']))
plt.bar(days, birds)
plt.title('t')
plt.show()
