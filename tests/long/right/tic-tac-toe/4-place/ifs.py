board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]
a = input("row")
b = input("column")
numbers = {"1": 0, "2": 1, "3": 2}
if board[numbers[a]][numbers[b]] == " ":
    board[numbers[a]][numbers[b]] = "X"
else:
    print("taken")
