# Tic-tac-toe: three in a row wins.
print("   |   |   ")
print("---+---+---")
print("   |   |   ")
print("---+---+---")
print("   |   |   ")
print("Soon you can play here.")
