# Secret messages: each letter moves some places along the alphabet.
message = "lazy"
key = 3


def shift(letter, key):
    place = ord(letter) - ord("a") + key
    return chr(ord("a") + place % 26)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print("The message:", message)
print("The secret: ", encode(message, key))
