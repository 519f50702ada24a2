text = "42"
number = int(text)
print(number + 1)
print(7 / 2)
print(7 // 2)
