def has_three(throws, n):
    return [n, n, n] in throws
