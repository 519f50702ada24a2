alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    place = alphabet.find(letter) + key
    return alphabet[place % 26]


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print(encode("meet me at the tree!", 3))
