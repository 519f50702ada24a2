import matplotlib.pyplot as plt
import pandas as pd
d = pd.read_csv('week.csv')
plt.barh(d['day'], d['birds'])
plt.show()
