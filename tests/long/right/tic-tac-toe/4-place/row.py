board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
a, b = int(input()), int(input())
row = board[a - 1]
row[b - 1] = "X"
