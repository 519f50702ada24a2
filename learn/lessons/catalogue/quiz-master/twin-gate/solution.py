# The gate of the zoo.
inside = 0

answer = input("Have you got a ticket? ").strip().lower()
if answer == "yes":
    print("Welcome!")
    inside = inside + 1
else:
    print("Sorry.")

answer = input("And you, have you got a ticket? ").strip().lower()
if answer == "yes":
    print("Welcome!")
    inside = inside + 1
else:
    print("Sorry.")

print(f"Visitors inside: {inside}")
