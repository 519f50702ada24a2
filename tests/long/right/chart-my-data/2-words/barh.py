import matplotlib.pyplot as plt
days = ['Mo', 'Tu', 'We', 'Th']
birds = [17, 19, 20, 8]
plt.title('🐦', fontsize=20)
plt.ylabel('day')
plt.xlabel('how many')
plt.barh(days, birds)
plt.show()
