abc = "abcdefghijklmnopqrstuvwxyz"
def shift(letter, key):
    place = abc.find(letter)
    if place == -1:
        return letter
    return abc[(place + key) % 26]

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
