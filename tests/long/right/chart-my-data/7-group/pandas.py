import matplotlib.pyplot as plt
import pandas as pd
g = pd.read_csv('birds.csv').groupby('bird')['count'].sum()
plt.bar(g.index, g.values)
plt.show()
