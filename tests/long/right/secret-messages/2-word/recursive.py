def shift(letter, key):
    return chr(ord(letter) + key)

def encode(text, key):
    if text == "":
        return ""
    return shift(text[0], key) + encode(text[1:], key)
print(encode("🙂", 3))
