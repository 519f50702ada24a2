# A ticket machine. One ticket costs 5.
tickets = int(input("How many tickets? "))
print(f"That is {tickets * 5}, please.")
