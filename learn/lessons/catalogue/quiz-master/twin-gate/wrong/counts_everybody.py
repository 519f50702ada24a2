# The gate of the zoo.
inside = 0

answer = input("Have you got a ticket? ").strip().lower()
if answer == "yes":
    print("Welcome!")
else:
    print("Sorry.")
inside = inside + 1

answer = input("And you, have you got a ticket? ").strip().lower()
if answer == "yes":
    print("Welcome!")
else:
    print("Sorry.")
inside = inside + 1

print(f"Visitors inside: {inside}")
