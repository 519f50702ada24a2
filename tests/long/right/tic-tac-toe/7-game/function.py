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



def play():
    turn = 0
    while turn < 9:
        for mark in ["X", "O"]:
            if turn == 9:
                break
            show(board)
            print(mark)
            row = int(input("? "))
            column = int(input("? "))
            board[row - 1][column - 1] = mark
            turn = turn + 1
            if has_won(board, mark):
                return mark
    return ""
w = play()
if w:
    print("You win,", w)
else:
    print("no one won: draw")
