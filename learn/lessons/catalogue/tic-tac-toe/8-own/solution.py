# Tic-tac-toe: three in a row wins. The computer plays O.
import random

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
    for i in range(3):
        if board[i][0] == mark and board[i][1] == mark and board[i][2] == mark:
            return True
        if board[0][i] == mark and board[1][i] == mark and board[2][i] == mark:
            return True
    if board[0][0] == mark and board[1][1] == mark and board[2][2] == mark:
        return True
    if board[0][2] == mark and board[1][1] == mark and board[2][0] == mark:
        return True
    return False


def free_squares(board):
    free = []
    for row in range(3):
        for column in range(3):
            if board[row][column] == " ":
                free.append([row, column])
    return free


mark = "X"
winner = ""
moves = 0

while winner == "" and moves < 9:
    if mark == "X":
        show(board)
        row = int(input("Row, 1 to 3: ")) - 1
        column = int(input("Column, 1 to 3: ")) - 1
    else:
        square = random.choice(free_squares(board))
        row = square[0]
        column = square[1]
    board[row][column] = mark
    moves = moves + 1
    if has_won(board, mark):
        winner = mark
    elif mark == "X":
        mark = "O"
    else:
        mark = "X"

show(board)
if winner == "":
    print("It is a draw.")
else:
    print(winner, "wins!")
