row = ["-", "-", "-"]
board = [row, row, row]

board[0][0] = "X"

for line in board:
    print(line)
