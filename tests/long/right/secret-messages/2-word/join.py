def shift(letter, key):
    return chr(ord(letter) + key)

def encode(text, key):
    return "".join(shift(l, key) for l in text)
print(encode("hello", 3))
