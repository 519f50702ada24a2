board = []
for i in range(3):
    board.append([" ", " ", " "])
def show(board):
    print("  1 2 3")
    for i in range(3):
        line = str(i + 1) + " "
        for j in range(3):
            line = line + board[i][j] + " "
        print(line)
show(board)
