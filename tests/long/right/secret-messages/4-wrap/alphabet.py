abc = "abcdefghijklmnopqrstuvwxyz"
def shift(letter, key):
    return abc[(abc.index(letter) + key) % len(abc)]

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
