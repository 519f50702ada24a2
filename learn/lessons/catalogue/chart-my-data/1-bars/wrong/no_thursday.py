# Chart my data: how many birds came to our window?
import matplotlib.pyplot as plt

days = ["Monday", "Tuesday", "Wednesday"]
birds = [17, 19, 20]

plt.bar(days, birds)
plt.show()
