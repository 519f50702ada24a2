board = [
    ["A", "B", "C"],
    ["E", "F", "G"],
    ["H", "J", "K"],
]
print(board[1][2])
