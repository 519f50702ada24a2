# How long do animals sleep? A table of 30 mammals to explore.
import pandas as pd

animals = pd.read_csv("sleep.csv")

print(f"The table has {len(animals)} animals and these columns:")
print(", ".join(animals.columns))
print()

# One number for a whole column.
print(f"On average they sleep {animals['hours'].mean():.1f} hours a day.")

# The row with the most hours, and the row with the fewest.
most = animals.loc[animals["hours"].idxmax()]
least = animals.loc[animals["hours"].idxmin()]
print(f"Most:   {most['animal']}, {most['hours']} hours.")
print(f"Least:  {least['animal']}, {least['hours']} hours.")

# Try: ask about another animal. Is yours in sleep.csv?
name = "human"
rows = animals[animals["animal"] == name]
if len(rows) == 0:
    print(f"There is no {name} in the table yet.")
else:
    print(f"And the {name} sleeps {rows.iloc[0]['hours']} hours.")

# Do heavy animals sleep less? Each dot is one animal.
# The drawing kit is big, so we fetch it only when we need it.
import matplotlib.pyplot as plt

colours = {
    "plants": "#2f8f5b",
    "meat": "#d9583b",
    "insects": "#ffb81f",
    "everything": "#6b5fb5",
}
plt.figure(figsize=(7, 4.5))
for food, group in animals.groupby("food"):
    x = group["weight_kg"]
    y = group["hours"]
    plt.scatter(x, y, s=70, color=colours.get(food, "grey"), label=f"eats {food}")

# Try: write the names of other animals beside their dots.
named = ["little brown bat", "giant armadillo", "human", "giraffe", "rabbit"]
for row in animals.itertuples():
    if row.animal in named:
        plt.text(row.weight_kg * 1.4, row.hours - 0.3, row.animal)

# Try: take away the next line. What happens to the small animals?
plt.xscale("log")
plt.xticks([0.01, 1, 100, 10000], ["10 g", "1 kg", "100 kg", "10 t"])
plt.ylim(0, 22)
plt.ylabel("hours of sleep a day")
plt.title("Who sleeps how long?")
plt.legend(loc="lower left")
plt.show()

# A table on the last line is shown as a table.
# Try: sort by "weight_kg", or show more rows than 8.
animals.sort_values("hours", ascending=False).head(8)
