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
    for i in range(1, 4):
        if board[i][0] == mark and board[i][1] == mark and board[i][2] == mark:
            return True
        if board[0][i] == mark and board[1][i] == mark and board[2][i] == mark:
            return True
    if board[0][0] == mark and board[1][1] == mark and board[2][2] == mark:
        return True
    if board[0][2] == mark and board[1][1] == mark and board[2][0] == mark:
        return True
    return False


row = int(input("Row, 1 to 3: "))
column = int(input("Column, 1 to 3: "))
board[row - 1][column - 1] = "X"
show(board)
print(has_won(board, "X"))
