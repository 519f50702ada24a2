def shift(letter, key):
    n = ord(letter) + key
    if n > ord("z"):
        n = n - 26
    return chr(n)

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
