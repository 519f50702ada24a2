def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    secret = ""
    for letter in text:
        shift(letter, key)
        secret = secret + letter
    return secret


print(encode("hello", 3))
