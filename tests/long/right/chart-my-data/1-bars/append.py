import matplotlib.pyplot as plt
days = ['Monday', 'Tuesday', 'Wednesday']
birds = [17, 19, 20]
days.append('Thursday')
birds.append(8)
plt.bar(days, birds)
plt.show()
