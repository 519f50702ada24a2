import matplotlib.pyplot as plt
plt.bar(['🐱','🐶','🐟','🐍','🐢'], [1, 2, 3, 4, 2.5])
plt.show()
