def shift(letter, key):
    place = (ord(letter) - ord("a") + key) % 26
    return chr(place)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print(encode("lazy", 3))
