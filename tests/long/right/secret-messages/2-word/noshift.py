def encode(text, key):
    s = ""
    for i in range(len(text)):
        s = s + chr(ord(text[i]) + key)
    return s
