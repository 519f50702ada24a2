def shift(letter, key):
    if letter == " ":
        return letter
    place = ord(letter) - ord("a") + key
    return chr(ord("a") + place % 26)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print(encode("meet me at the tree!", 3))
