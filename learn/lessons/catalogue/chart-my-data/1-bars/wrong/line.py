# Chart my data: how many birds came to our window?
import matplotlib.pyplot as plt

days = ["Monday", "Tuesday", "Wednesday", "Thursday"]
birds = [17, 19, 20, 8]

plt.plot(days, birds)
plt.show()
