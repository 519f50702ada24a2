import matplotlib.pyplot as plt
from collections import defaultdict
import csv
t = defaultdict(int)
for row in csv.DictReader(open('birds.csv')):
    t[row['bird']] += int(row['count'])
plt.bar(list(t), list(t.values()))
plt.show()
