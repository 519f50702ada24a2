board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(b, m):
    w = [m] * 3
    for r in b:
        if r == w:
            return True
    for c in zip(*b):
        if list(c) == w:
            return True
    d = 0
    e = 0
    for i in range(3):
        if b[i][i] == m:
            d += 1
        if b[i][2 - i] == m:
            e += 1
    return d == 3 or e == 3
