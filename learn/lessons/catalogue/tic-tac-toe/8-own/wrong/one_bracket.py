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

square = random.choice(free)
board[square[1]][square[2]] = "O"
print(board)
