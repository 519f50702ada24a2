seats = [
    [".", ".", "."],
    [".", ".", "."],
]

row = int(input("Which row? "))
seat = int(input("Which seat? "))
seats[row][seat] = "X"

for row in seats:
    print(row)
