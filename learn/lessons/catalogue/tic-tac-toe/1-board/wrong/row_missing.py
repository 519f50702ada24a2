# Tic-tac-toe: three in a row wins.
board = [
    [" ", " ", " "],
    [" ", " ", " "],
]


def show(board):
    for row in board:
        print(" " + row[0] + " | " + row[1] + " | " + row[2])
        print("---+---+---")


show(board)
