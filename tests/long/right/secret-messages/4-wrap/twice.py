abc = "abcdefghijklmnopqrstuvwxyz" * 2
def shift(letter, key):
    return abc[abc.find(letter) + key]

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
