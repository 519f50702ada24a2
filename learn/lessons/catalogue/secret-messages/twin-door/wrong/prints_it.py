code = "1907"
key = 3


def lock(code, key):
    for digit in code:
        print((int(digit) + key) % 10, end="")


lock(code, key)
