import matplotlib.pyplot as plt
ways = ['a','b','c','d']
n = [1,2,3,4]
plt.barh(ways, n)
plt.title('x')
plt.xlabel('x')
plt.ylabel('y')
plt.show()
