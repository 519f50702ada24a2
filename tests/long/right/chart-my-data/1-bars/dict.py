import matplotlib.pyplot as plt
d = {'Mo': 1, 'Tu': 2, 'We': 3, 'Th': 4}
plt.bar(d.keys(), d.values())
plt.show()
