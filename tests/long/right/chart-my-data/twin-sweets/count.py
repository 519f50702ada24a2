import matplotlib.pyplot as plt
sweets = ["green", "red", "green", "yellow", "yellow", "red", "green", "red", "yellow", "green", "red", "yellow"]
plt.bar(['green','red','yellow'], [sweets.count('green'), sweets.count('red'), sweets.count('yellow')])
plt.show()
