board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
r = int(input("Which row? ")) - 1
c = int(input("Which column? ")) - 1
print(r, c)
board[r][c] = "X"
print(board)
