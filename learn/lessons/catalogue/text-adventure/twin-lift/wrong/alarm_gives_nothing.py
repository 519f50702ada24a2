# A lift.
def ride(floor, button):
    print(f"Somebody pressed {button}.")
    if button == "up":
        return floor + 1
    if button == "down" and floor > 0:
        return floor - 1


floor = 3
floor = ride(floor, "up")
print(f"Now at floor {floor}.")
