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

for k in range(26):
    print(f"{k}: {encode(note, k)} 🕵️")
