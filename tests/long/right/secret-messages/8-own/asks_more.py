while True:
    m = input("message: ")
    if m == "":
        break
    print(m[::-1])
