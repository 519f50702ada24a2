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



marks = ["X", "O"]
for turn in range(9):
    show(board)
    m = marks[turn % 2]
    r = int(input(m + " row? ")) - 1
    c = int(input(m + " column? ")) - 1
    board[r][c] = m
    if has_won(board, m):
        show(board)
        print("🎉 " + m + " has won! 🎉")
        break
else:
    print("Nobody wins, a draw")
