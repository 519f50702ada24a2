# Tic-tac-toe: three in a row wins.
board = [
    [" ", " ", " "],
    [" ", " ", " "],
    [" ", " ", " "],
]


def show(board):
    for row in board:
        print(" " + row[0] + " | " + row[1] + " | " + row[2])
        print("---+---+---")


row = input("Row, 0 to 2: ")
column = input("Column, 0 to 2: ")
board[row][column] = "X"
show(board)
