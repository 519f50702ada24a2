def shift(letter, key):
    number = ord(letter)
    return chr(number - key)


print(shift("a", 3))
