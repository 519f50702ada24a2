def double(number):
    return number * 2

result = double(4)
print(result)
print(double(result))
