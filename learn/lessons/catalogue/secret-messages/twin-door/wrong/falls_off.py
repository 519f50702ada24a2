code = "1907"
key = 3


def lock(code, key):
    hidden = ""
    for digit in code:
        hidden = hidden + str(int(digit) + key)
    return hidden


print("Write down:", lock(code, key))
