# A ticket machine. One ticket costs 5.
tickets = 0
while tickets == 0:
    try:
        tickets = int(input("How many tickets? "))
        print(f"That is {tickets * 5}, please.")
    except ValueError:
        print("Please type a number, like 2.")
