while True:
    try:
        tickets = int(input("How many tickets? "))
        print(f"That is {tickets * 5}, please.")
    except ValueError:
        print("Please type a number.")
