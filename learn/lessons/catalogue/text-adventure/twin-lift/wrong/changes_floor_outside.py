# A lift.
def ride(button):
    if button == "up":
        floor = floor + 1
    if button == "down":
        floor = floor - 1


floor = 3
ride("up")
print(f"Now at floor {floor}.")
