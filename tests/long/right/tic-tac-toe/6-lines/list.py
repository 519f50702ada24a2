board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(b, m):
    lines = list(b)
    for c in range(3):
        lines.append([b[0][c], b[1][c], b[2][c]])
    lines.append([b[0][0], b[1][1], b[2][2]])
    lines.append([b[0][2], b[1][1], b[2][0]])
    return [m, m, m] in lines
