for text in ["7", "abc"]:
    try:
        print(int(text) + 1)
    except ValueError:
        print(text, "is not a number")
