code = "1907"
key = 3


def lock(code, key):
    hidden = ""
    for digit in code:
        hidden = hidden + (int(digit) + key) % 10
    return hidden


print("Write down:", lock(code, key))
