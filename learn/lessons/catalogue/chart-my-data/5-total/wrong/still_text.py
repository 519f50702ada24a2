# Chart my data: how many birds came to our window?
import matplotlib.pyplot as plt

days = []
birds = []

with open("week.csv") as file:
    lines = file.read().splitlines()

for line in lines[1:]:
    day, count = line.split(",")
    days.append(day)
    birds.append(count)

total = ""
for number in birds:
    total = total + number

print(f"We saw {total} birds in {len(days)} days.")

plt.bar(days, birds)
plt.title("Birds at our window")
plt.xlabel("day")
plt.ylabel("how many birds")
plt.show()
