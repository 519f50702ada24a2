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



n = 0
done = False
while not done:
    mark = "X"
    if n % 2 == 1:
        mark = "O"
    row = int(input(f"Player {mark}, row: "))
    column = int(input(f"Player {mark}, column: "))
    board[row - 1][column - 1] = mark
    n += 1
    show(board)
    if has_won(board, mark):
        print(f"Player {mark} wins the game in {n} moves")
        done = True
    elif n == 9:
        print("It's a tie")
        done = True
