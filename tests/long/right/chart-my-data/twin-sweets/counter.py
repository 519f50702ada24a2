import matplotlib.pyplot as plt
sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]
from collections import Counter
c = Counter(sweets)
plt.bar(c.keys(), c.values(), color=list(c))
plt.show()
