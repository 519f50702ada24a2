seats = [[".", ".", "."], [".", ".", "."]]
r = int(input()) - 1
s = int(input()) - 1
if seats[r][s] == ".":
    seats[r][s] = "X"
for r in seats:
    print(" ".join(r))
