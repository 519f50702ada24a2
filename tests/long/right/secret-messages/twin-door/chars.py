def lock(code, key):
    new = ""
    for d in code:
        new = new + chr((ord(d) - ord("0") + key) % 10 + ord("0"))
    return new
