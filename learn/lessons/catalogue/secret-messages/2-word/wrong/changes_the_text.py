def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


def encode(text, key):
    for i in range(len(text)):
        text[i] = shift(text[i], key)
    return text


print(encode("hello", 3))
