# a call asks without end, and prints without end
def add(a, b):
    while True:
        try:
            input("?" * 1000)
        except EOFError:
            print("x" * 10_000)
def is_prime(n):
    while True:
        print("True" * 1000)
