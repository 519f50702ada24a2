tickets = 0
while tickets == 0:
    try:
        tickets = int(input("How many tickets? "))
    print(f"That is {tickets * 5}, please.")
