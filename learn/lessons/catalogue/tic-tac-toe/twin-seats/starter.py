seats = [
    [".", ".", "."],
    [".", ".", "."],
]

print("The cinema has", len(seats), "rows.")
