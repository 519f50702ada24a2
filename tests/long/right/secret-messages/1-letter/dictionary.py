def shift(letter, key=3):
    if letter == "z":
        return "c"
    else:
        new = ord(letter) + key
        return chr(new)
if __name__ == "__main__":
    print(shift("a"))
