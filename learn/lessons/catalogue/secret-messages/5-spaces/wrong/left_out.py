def shift(letter, key):
    place = ord(letter) - ord("a") + key
    return chr(ord("a") + place % 26)


def encode(text, key):
    secret = ""
    for letter in text:
        if "a" <= letter <= "z":
            secret = secret + shift(letter, key)
    return secret


print(encode("meet me at the tree!", 3))
