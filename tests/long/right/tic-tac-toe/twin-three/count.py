def has_three(throws, n):
    for t in throws:
        if t.count(n) == 3:
            return True
    return False
