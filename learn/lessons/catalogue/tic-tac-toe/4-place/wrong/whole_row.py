# Tic-tac-toe: three in a row wins.
board = [
    [" ", " ", " "],
    [" ", " ", " "],
    [" ", " ", " "],
]

row = int(input("Row, 1 to 3: "))
column = int(input("Column, 1 to 3: "))
board[row - 1] = "X"
print(board)
