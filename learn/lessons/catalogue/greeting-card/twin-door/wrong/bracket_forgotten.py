print("***************"
print("Keep out!")
print("***************")
