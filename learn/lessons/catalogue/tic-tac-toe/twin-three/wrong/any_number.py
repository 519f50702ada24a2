throws = [
    [1, 2, 3],
    [5, 5, 5],
    [4, 4, 1],
]


def has_three(throws, number):
    for throw in throws:
        if throw[0] == throw[1] == throw[2]:
            return True
    return False


print(has_three(throws, 5))
