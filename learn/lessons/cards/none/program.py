def shout(word):
    print(word.upper())

result = shout("hey")
print(result)
numbers = [3, 1, 2]
print(numbers.sort())
print(numbers)
