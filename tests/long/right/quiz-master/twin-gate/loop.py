inside = 0
for visitor in range(2):
    if input("Ticket? ").lower().strip() == "yes":
        inside += 1
        print("Welcome in!")
    else:
        print("Sorry, no ticket, no lion.")
print(inside)
