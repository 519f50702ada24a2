import matplotlib.pyplot as plt
days = ['Mo', 'Tu', 'We', 'Th']
birds = [17, 19, 20, 8]
plt.barh(days, birds)
plt.show()
