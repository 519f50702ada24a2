import matplotlib.pyplot as plt
days = ['Mo', 'Tu', 'We', 'Th']
birds = [17, 19, 20, 8]
fig, ax = plt.subplots()
ax.bar(days, birds)
plt.show()
