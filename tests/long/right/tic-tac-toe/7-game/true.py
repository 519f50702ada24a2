board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def show(board):
    for row in board:
        print(row)
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



player = "X"
def is_full(board):
    for row in board:
        if " " in row:
            return False
    return True
while True:
    show(board)
    r = int(input("row")); c = int(input("col"))
    if board[r - 1][c - 1] != " ":
        print("taken")
        continue
    board[r - 1][c - 1] = player
    if has_won(board, "X"):
        print("The winner is X!")
        break
    if has_won(board, "O"):
        print("The winner is O!")
        break
    if is_full(board):
        print("DRAW")
        break
    player = "O" if player == "X" else "X"
