message = "hello"
key = 3


def shift(letter, key):
    return chr(ord(letter) + 3)


print(shift("a", key))
