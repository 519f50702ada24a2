# A lift.
def ride(floor, button):
    print(f"Somebody pressed {button}.")


floor = 3
ride(floor, "up")
print(f"Now at floor {floor}.")
