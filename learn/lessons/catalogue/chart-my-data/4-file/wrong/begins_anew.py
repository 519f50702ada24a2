# Chart my data: how many birds came to our window?
import matplotlib.pyplot as plt

with open("week.csv") as file:
    lines = file.read().splitlines()

for line in lines[1:]:
    days = []
    birds = []
    day, count = line.split(",")
    days.append(day)
    birds.append(int(count))

plt.bar(days, birds)
plt.title("Birds at our window")
plt.xlabel("day")
plt.ylabel("how many birds")
plt.show()
