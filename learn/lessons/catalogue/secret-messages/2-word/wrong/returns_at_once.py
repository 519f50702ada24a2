def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
        return secret


print(encode("hello", 3))
