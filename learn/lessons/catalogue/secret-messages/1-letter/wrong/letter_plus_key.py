def shift(letter, key):
    return letter + key


print(shift("a", 3))
