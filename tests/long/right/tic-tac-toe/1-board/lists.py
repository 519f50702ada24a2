board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def show(board):
    for row in board:
        print(row)
show(board)
