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

for key in range(26):
    guess = encode(note, key)
    if "the" in guess:
        print("Found with", key)
        print(guess)
        break
