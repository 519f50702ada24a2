import matplotlib.pyplot as plt

socks = ["red", "blue]
counts = [4, 2]

plt.bar(socks, counts)
plt.show()
