board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def show(board):
    for row in board:
        print(row)
def place(r, c, m):
    board[r - 1][c - 1] = m
r = int(input("r"))
c = int(input("c"))
place(r, c, "X")
show(board)
