# Secret messages: each letter moves some places along the alphabet.


def shift(letter, key):
    place = ord(letter) + key
    return chr(place)


print("a becomes", shift("a", 3))
print("m becomes", shift("m", 1))
