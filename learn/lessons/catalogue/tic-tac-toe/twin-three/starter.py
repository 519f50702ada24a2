throws = [
    [1, 2, 3],
    [5, 5, 5],
    [4, 4, 1],
]

print("You have thrown", len(throws), "times.")
