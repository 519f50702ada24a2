age = 11
print(age == 11)
print(age > 12)
print(age != 10)
print("7" == 7)
