board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
def show(board):
    print("The game")
    for row in board:
        for square in row:
            print("[" + square + "]", end="")
        print()
show(board)
print("🎮")
