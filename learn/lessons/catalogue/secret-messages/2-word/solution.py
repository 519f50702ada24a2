# Secret messages: each letter moves some places along the alphabet.
message = "hello"
key = 3


def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print("The message:", message)
print("The secret: ", encode(message, key))
