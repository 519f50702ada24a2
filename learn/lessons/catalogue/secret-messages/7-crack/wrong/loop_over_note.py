alphabet = "abcdefghijklmnopqrstuvwxyz"
note = "fnuu mxwn, byh! cqn ljtn rb rw cqn cnwc."


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


for key in note:
    print(encode(note, -key))
