for side in range(3):
    print("walk")
    print("turn")
print("rest")
