def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    print(secret)


encode("hello", 3)
