import matplotlib.pyplot as plt

ways = ["on foot", "by bike", "by bus", "by car"]
children = [112, 64, 95, 41]

plt.bar(ways, children)
plt.title("How we come to school")
plt.xlabel("way")
plt.ylabel("children")
plt.show()
