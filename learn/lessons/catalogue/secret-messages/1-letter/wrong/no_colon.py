def shift(letter, key)
    return chr(ord(letter) + key)


print(shift("a", 3))
