import random

board = [
    [" ", " ", " "],
    [" ", " ", " "],
    [" ", " ", " "],
]

free = []
for row in range(3):
    for column in range(3):
        if board[row][column] == " ":
            free.append([row, column])

row, column, mark = random.choice(free)
board[row][column] = mark
print(board)
