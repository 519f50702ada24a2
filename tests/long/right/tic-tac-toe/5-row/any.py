board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(board, mark):
    return any(all(s == mark for s in row) for row in board)
