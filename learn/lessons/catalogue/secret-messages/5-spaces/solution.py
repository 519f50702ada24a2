# Secret messages: each letter moves some places along the alphabet.
alphabet = "abcdefghijklmnopqrstuvwxyz"
message = "meet me at the old tree!"
key = 3


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


print("The message:", message)
print("The secret: ", encode(message, key))
