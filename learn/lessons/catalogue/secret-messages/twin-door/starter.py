code = "1907"
key = 3

print("The code of the door:", code)
