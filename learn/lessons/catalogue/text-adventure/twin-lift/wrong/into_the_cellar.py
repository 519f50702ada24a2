# A lift.
def ride(floor, button):
    print(f"Somebody pressed {button}.")
    if button == "up":
        return floor + 1
    if button == "down":
        return floor - 1
    return floor


floor = 3
floor = ride(floor, "up")
print(f"Now at floor {floor}.")
