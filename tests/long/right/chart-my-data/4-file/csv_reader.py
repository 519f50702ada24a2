import matplotlib.pyplot as plt
import csv
days, birds = [], []
rows = list(csv.reader(open('week.csv')))
for row in rows[1:]:
    days.append(row[0])
    birds.append(float(row[1]))
plt.bar(days, birds)
plt.title('t')
plt.show()
