board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(board, mark):
    won = False
    for row in board:
        if row.count(mark) == 3:
            won = True
            print("full row")
    return won
