def shift(letter, key):
    return chr(ord(letter) + key)

def encode(text, key):
    letters = []
    for l in text:
        letters.append(shift(l, key))
    return "".join(letters)
print(encode("hello", 3))
