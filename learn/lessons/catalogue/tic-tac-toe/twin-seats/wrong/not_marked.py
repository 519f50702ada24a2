seats = [
    [".", ".", "."],
    [".", ".", "."],
]

row = int(input("Which row? "))
seat = int(input("Which seat? "))
place = seats[row - 1][seat - 1]
place = "X"

for row in seats:
    print(row)
