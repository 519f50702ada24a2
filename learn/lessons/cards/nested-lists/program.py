board = [["a", "b"], ["c", "d"]]
print(board[1][0])
same = [["."] * 2] * 2
same[0][0] = "X"
print(same)
