# Secret messages: each letter moves some places along the alphabet.
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


def grow(text, key):
    """The first letter moves by the key, the next by one more, and so on."""
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
        key = key + 1
    return secret


message = input("Your message, in small letters: ")
key = int(input("Your key, a number from 1 to 25: "))

print("For friends:", encode(message, key))
print("For spies:  ", grow(message, key))
