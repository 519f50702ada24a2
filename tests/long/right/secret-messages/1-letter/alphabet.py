alphabet = "abcdefghijklmnopqrstuvwxyz"
def shift(l, n):
    return alphabet[alphabet.index(l) + n]
print("🔑", shift("a", 3))
