# Chart my data: how many birds came to our window?
days = ["Monday", "Tuesday", "Wednesday"]
birds = [17, 19, 20]

print("We looked out of the window for", len(days), "days.")
print("On", days[0], "we saw", birds[0], "birds.")
