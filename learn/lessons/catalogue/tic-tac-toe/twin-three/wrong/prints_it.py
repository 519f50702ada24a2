throws = [
    [1, 2, 3],
    [5, 5, 5],
    [4, 4, 1],
]


def has_three(throws, number):
    for throw in throws:
        if throw[0] == number and throw[1] == number and throw[2] == number:
            print("Three of a kind!")


has_three(throws, 5)
