board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(b, m):
    return b[0] == [m] * 3 or b[1] == [m] * 3 or b[2] == [m] * 3
print(has_won(board, "X"))
