def shift(letter, key):
    return chr(ord(letter) + key)

def encode(word, k):
    i = 0
    out = ""
    while i < len(word):
        out += shift(word[i], k)
        i = i + 1
    print("done", out)
    return out
message = input("? ")
print(encode(message, 3))
