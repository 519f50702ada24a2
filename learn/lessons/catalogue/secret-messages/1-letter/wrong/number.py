def shift(letter, key):
    return ord(letter) + key


print(shift("a", 3))
