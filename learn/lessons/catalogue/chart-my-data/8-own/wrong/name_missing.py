import matplotlib.pyplot as plt

socks = ["red", "blue", "striped"]
counts = [4, 2]

plt.barh(socks, counts)
plt.title("My socks")
plt.show()
