seats = [
    [".", ".", "."],
    [".", ".", "."],
]

row = int(input("Which row? "))
seat = int(input("Which seat? "))
seats[row - 1][seat - 1] = "X"

for row in seats:
    print(row)
