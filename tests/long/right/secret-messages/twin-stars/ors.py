def hide(t):
    r = ""
    for c in t:
        if c == "a" or c == "e" or c == "i" or c == "o" or c == "u":
            r += "*"
        else:
            r += c
    return r
print(hide("see you at ten"))
