print(len("hey"), max(3, 8))
colours = ["red", "blue"]
print(colours[0])
