code = "1907"
key = 3


def lock(code, key):
    hidden = ""
    for digit in code:
        moved = (int(digit) + key) % 10
        hidden = hidden + str(moved)
    return hidden


print("Write down:", lock(code, key))
