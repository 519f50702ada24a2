import matplotlib.pyplot as plt

plt.bar(["cats", "dogs", "fish"], [4, 6, 2])
plt.title("Pets in our class")
plt.ylabel("how many")
plt.show()
