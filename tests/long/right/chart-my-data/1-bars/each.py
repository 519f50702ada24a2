import matplotlib.pyplot as plt
days = ['Mo', 'Tu', 'We', 'Th']
birds = [17, 19, 20, 8]
for i in range(4):
    plt.bar(days[i], birds[i])
plt.show()
