def shift(letter, key):
    return chr((ord(letter) - 97 + key) % 26 + 97)
def encode(text, key):
    s = ""
    for c in text:
        if c in "abcdefghijklmnopqrstuvwxyz":
            s += shift(c, key)
        else:
            s += c
    return s
print(encode("meet me!", 3))
