print("What? ¯\\_(ツ)_/¯")
print("Happy birthday")
print("Tom")
