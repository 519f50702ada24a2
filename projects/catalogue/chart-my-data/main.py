# Chart my data: which birds came to the window this week?
import csv

# Try: change birds.csv, or write a file with counts of your own.
file_name = "birds.csv"

totals = {}  # For each bird, how many we saw.
days = []

with open(file_name, encoding="utf-8") as file:
    for row in csv.DictReader(file):
        bird = row["bird"]
        day = row["day"]
        count = row["count"]
        # Everything in a file is text: "4" must become 4.
        if not count.isdecimal():
            print(f"Left out: {bird} on {day}. {count!r} is not a number.")
            continue
        totals[bird] = totals.get(bird, 0) + int(count)
        if day not in days:
            days.append(day)

if not totals:
    raise SystemExit(f"There are no counts in {file_name} yet.")

# The most seen bird first.
birds = sorted(totals, key=totals.get, reverse=True)
counts = [totals[bird] for bird in birds]
all_birds = sum(counts)
mean = all_birds / len(days)

for bird in birds:
    print(f"{bird:10} {totals[bird]:3}")
print()
print(f"We saw {all_birds} birds in {len(days)} days, about {mean:.0f} a day.")
print(f"Most of all came the {birds[0]}.")

# The drawing kit is big, so we fetch it only when we need it.
import matplotlib.pyplot as plt

# Try: other colours, or plt.barh instead of plt.bar.
colours = ["#ffb81f", "#0b7a70", "#d9583b", "#7aa7d9", "#8a5fa8"]
plt.figure(figsize=(7, 4))
plt.bar(birds, counts, color=colours)
plt.title("Birds at our window")
plt.ylabel("how many")
plt.show()
