def shift(letter, key):
    n = ord(letter) + key
    while n > 122:
        n -= 26
    return chr(n)

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
