def shift(letter, key):
    if letter.isupper():
        return chr((ord(letter) - 65 + key) % 26 + 65)
    elif letter.islower():
        return chr((ord(letter) - 97 + key) % 26 + 97)
    else:
        return letter

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
