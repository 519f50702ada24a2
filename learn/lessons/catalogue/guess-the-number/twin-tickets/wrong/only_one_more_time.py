try:
    tickets = int(input("How many tickets? "))
except ValueError:
    print("Please type a number.")
    tickets = int(input("How many tickets? "))
print(f"That is {tickets * 5}, please.")
