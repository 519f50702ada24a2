name = "Ada"
print(naem)
print("done")
