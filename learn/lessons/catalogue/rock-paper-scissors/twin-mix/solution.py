# A box of paint.
def mix(first, second):
    if first == "blue" and second == "yellow":
        return "green"
    if first == "yellow" and second == "blue":
        return "green"
    if first == "red" and second == "yellow":
        return "orange"
    if first == "yellow" and second == "red":
        return "orange"
    return "brown"


print(mix("blue", "yellow"))
