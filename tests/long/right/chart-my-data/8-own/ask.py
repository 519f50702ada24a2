import matplotlib.pyplot as plt
n = int(input('how many socks? '))
plt.bar(['socks'], [n])
plt.show()
