def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    return shift(text, key)


print(encode("hello", 3))
