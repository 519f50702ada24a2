import matplotlib.pyplot as plt

socks = {"red": 4, "blue": 2, "striped": 7}

plt.bar(list(socks.keys()), list(socks.values()))
plt.title("My socks")
plt.show()

print("I have " + socks["striped"] + " striped socks.")
