print(17 % 5)
print(26 % 26)
for hour in range(22, 27):
    print(hour % 24)
