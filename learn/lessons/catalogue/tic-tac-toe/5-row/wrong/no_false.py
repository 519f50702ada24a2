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


def has_won(board, mark):
    for row in board:
        if row[0] == mark and row[1] == mark and row[2] == mark:
            return True


row = int(input("Row, 1 to 3: "))
column = int(input("Column, 1 to 3: "))
board[row - 1][column - 1] = "X"
show(board)
print(has_won(board, "X"))
