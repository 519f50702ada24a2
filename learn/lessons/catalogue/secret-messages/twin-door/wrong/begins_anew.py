code = "1907"
key = 3


def lock(code, key):
    for digit in code:
        hidden = ""
        hidden = hidden + str((int(digit) + key) % 10)
    return hidden


print("Write down:", lock(code, key))
