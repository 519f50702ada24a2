def shift(letter, key):
    place = ord(letter) + key
    print(chr(place))


shift("a", 3)
