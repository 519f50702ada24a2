# A lift.
def ride(floor, button):
    print(f"Somebody pressed {button}.")
    if button == "up":
        floor = floor + 1
    if button == "down" and floor > 0:
        floor = floor - 1


floor = 3
ride(floor, "up")
print(f"Now at floor {floor}.")
