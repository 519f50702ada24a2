def bigger(first, second):
    if first > second:
        return first
    return second
print(bigger(3, 8))
