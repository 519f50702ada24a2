print("^_^")
print("Happy birthday")
print("from me")
