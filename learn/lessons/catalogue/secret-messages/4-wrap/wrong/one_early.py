def shift(letter, key):
    number = ord(letter) + key
    if number >= 122:
        number = number - 26
    return chr(number)


def encode(text, key):
    secret = ""
    for letter in text:
        secret = secret + shift(letter, key)
    return secret


print(encode("lazy", 3))
