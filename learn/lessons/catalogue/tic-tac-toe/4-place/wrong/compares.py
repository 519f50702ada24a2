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


row = int(input("Row, 1 to 3: "))
column = int(input("Column, 1 to 3: "))
board[row - 1][column - 1] == "X"
show(board)
