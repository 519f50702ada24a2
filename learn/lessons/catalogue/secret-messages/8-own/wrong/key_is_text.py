alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    if letter not in alphabet:
        return letter
    place = ord(letter) - ord("a") + key
    return chr(ord("a") + place % 26)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


message = "hello"
key = "7"
print(encode(message, key))
