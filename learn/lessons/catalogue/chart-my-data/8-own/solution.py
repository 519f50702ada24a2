# Chart my data: which birds came to our window?
import matplotlib.pyplot as plt

totals = {}

with open("birds.csv") as file:
    lines = file.read().splitlines()

for line in lines[1:]:
    bird, count = line.split(",")
    totals[bird] = totals.get(bird, 0) + int(count)

most = ""
for bird in totals:
    if most == "" or totals[bird] > totals[most]:
        most = bird

print(f"Most of all came the {most}: {totals[most]} times in one week.")
print("Maybe they like our old bread best.")

plt.pie(list(totals.values()), labels=list(totals.keys()))
plt.title(f"Our window belongs to the {most}")
plt.show()
