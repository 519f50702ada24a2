board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def has_won(board, mark):
    for i in range(3):
        if board[i][0] == board[i][1] == board[i][2] == mark:
            return True
    else:
        return False
row = int(input())
col = int(input())
