seats = [
    [".", ".", "."],
    [".", ".", "."],
]

row = int(input("Which row? "))
seat = int(input("Which seat? "))
seats[seat - 1][row - 1] = "X"

for row in seats:
    print(row)
