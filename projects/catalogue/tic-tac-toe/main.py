# Tic-tac-toe: you are X, the computer is O.
import random

# Try: other marks. Any single character works.
YOU = "X"
COMPUTER = "O"
EMPTY = " "

# These codes colour a mark, and PLAIN ends the colour.
COLOURS = {YOU: "\033[93m", COMPUTER: "\033[96m"}
PLAIN = "\033[0m"

board = [[EMPTY, EMPTY, EMPTY] for row in range(3)]


def show():
    """Draw the board; a free square shows its number."""
    print()
    for row in range(3):
        cells = []
        for column in range(3):
            mark = board[row][column]
            if mark == EMPTY:
                cells.append(str(row * 3 + column + 1))
            else:
                cells.append(COLOURS[mark] + mark + PLAIN)
        print(" " + " | ".join(cells))
        if row < 2:
            print("---+---+---")


def free():
    """Give back a list of the places that are still empty."""
    places = []
    for row in range(3):
        for column in range(3):
            if board[row][column] == EMPTY:
                places.append((row, column))
    return places


def has_won(mark):
    """Look for three in a row: across, down, and on both diagonals."""
    for i in range(3):
        if board[i] == [mark, mark, mark]:
            return True
        if board[0][i] == board[1][i] == board[2][i] == mark:
            return True
    if board[0][0] == board[1][1] == board[2][2] == mark:
        return True
    return board[0][2] == board[1][1] == board[2][0] == mark


def ask():
    """Ask until the answer is the number of a free square."""
    while True:
        answer = input("Your square (1 to 9): ").strip()
        for row, column in free():
            if answer == str(row * 3 + column + 1):
                return row, column
        print("Please type the number of a free square.")


def think():
    """Win if we can, else stop X from winning, else take any square."""
    for mark in [COMPUTER, YOU]:
        for row, column in free():
            board[row][column] = mark
            good = has_won(mark)
            board[row][column] = EMPTY
            if good:
                return row, column
    # Try: take the middle first if it is free.
    return random.choice(free())


turn = YOU
while free() and not has_won(YOU) and not has_won(COMPUTER):
    if turn == YOU:
        show()
        row, column = ask()
        board[row][column] = YOU
        turn = COMPUTER
    else:
        row, column = think()
        board[row][column] = COMPUTER
        turn = YOU

show()
if has_won(YOU):
    print("Three in a row: you win!")
elif has_won(COMPUTER):
    print("The computer has three in a row. Try again!")
else:
    print("The board is full: a draw.")
