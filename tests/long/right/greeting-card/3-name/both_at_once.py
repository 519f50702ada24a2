name, age = "Ada", 10
print(name, "is", age)
print("Hooray")
