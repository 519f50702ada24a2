def shift(letter, key):
    if "a" <= letter <= "z":
        return chr((ord(letter) - 97 + key) % 26 + 97)
    return letter

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
