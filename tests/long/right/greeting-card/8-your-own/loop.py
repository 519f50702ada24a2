while True:
    name = input("Next name? ")
    print(f"Hello {name}!")
