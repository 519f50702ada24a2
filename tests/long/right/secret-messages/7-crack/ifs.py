note = "fnuu mxwn, byh! cqn ljtn rb rw cqn cnwc."
def shift(letter, key):
    if letter not in "abcdefghijklmnopqrstuvwxyz":
        return letter
    n = ord(letter) + key
    if n > ord("z"):
        n = n - 26
    return chr(n)
def encode(text, key):
    s = ""
    for c in text:
        s += shift(c, key)
    return s
for key in range(26):
    print(key, encode(note, key))
