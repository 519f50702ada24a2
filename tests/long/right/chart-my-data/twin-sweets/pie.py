import matplotlib.pyplot as plt
sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]
c = {'red': 0, 'green': 0, 'yellow': 0}
for s in sweets:
    c[s] += 1
plt.pie(c.values(), labels=c.keys())
plt.show()
