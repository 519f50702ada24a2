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
board[square[0]][square[1]] = "O"
print(board)
