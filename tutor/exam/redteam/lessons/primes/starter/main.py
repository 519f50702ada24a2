# Two functions.
def add(a, b):
    pass


def is_prime(n):
    pass
