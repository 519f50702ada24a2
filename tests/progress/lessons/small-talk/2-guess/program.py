name = "Ada"
print("Hi", name)
