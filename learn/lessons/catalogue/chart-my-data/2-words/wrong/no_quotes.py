# Chart my data: how many birds came to our window?
import matplotlib.pyplot as plt

days = ["Monday", "Tuesday", "Wednesday", "Thursday"]
birds = [17, 19, 20, 8]

print("We looked out of the window for", len(days), "days.")

plt.bar(days, birds)
plt.title("Birds at our window")
plt.xlabel(weekday)
plt.ylabel("how many birds")
plt.show()
