def add(a, b):
    return a + b


def is_prime(n):
    if n < 2:
        return False
    for zq_divisor in range(2, n):
        if n % zq_divisor == 0:
            return False
    return True
