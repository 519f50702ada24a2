def ride(floor, button):
    change = {"up": 1, "down": -1}
    return max(0, floor + change.get(button, 0))
