board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(board, mark):
    for row in board:
        if row == [mark, mark, mark]:
            return True
    return False
