def shift(letter, key):
    """Early bird."""
    return chr((ord(letter) - 97 + key) % 26 + 97)
for l in "abc":
    print(l, "->", shift(l, 3))
