print("***************")
print("Keep out!")
