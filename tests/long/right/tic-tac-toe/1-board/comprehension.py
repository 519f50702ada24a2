board = [[" "] * 3 for i in range(3)]
def show(b):
    print()
    for r in b:
        print("|".join(r))
    print("=====")
show(board)
