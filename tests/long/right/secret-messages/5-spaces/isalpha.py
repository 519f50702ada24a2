def shift(letter, key):
    if letter.isalpha() == False:
        return letter
    return chr((ord(letter) - 97 + key) % 26 + 97)

def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
print(encode("lazy", 3))
