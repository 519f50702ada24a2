def shift(letter, key):
    signs = [" ", "!", "?", ".", ",", "-", "'"]
    for sign in signs:
        if letter == sign:
            return sign
    return chr((ord(letter) - 97 + key) % 26 + 97)

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
