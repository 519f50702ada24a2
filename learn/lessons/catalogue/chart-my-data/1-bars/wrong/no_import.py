# Chart my data: how many birds came to our window?
days = ["Monday", "Tuesday", "Wednesday", "Thursday"]
birds = [17, 19, 20, 8]

plt.bar(days, birds)
plt.show()
