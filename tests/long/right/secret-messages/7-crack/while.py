note = "fnuu mxwn, byh! cqn ljtn rb rw cqn cnwc."
def shift(letter, key):
    if "a" <= letter <= "z":
        return chr((ord(letter) - 97 + key) % 26 + 97)
    return letter
def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s

key = 1
while key < 26:
    print("Key", key)
    print(encode(note, 0 - key))
    key += 1
