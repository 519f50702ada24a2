def mix(first, second):
    if first == "blue" or "yellow" and second == "yellow" or "blue":
        return "green"
    if first == "red" or "yellow" and second == "yellow" or "red":
        return "orange"
    return "brown"


print(mix("blue", "yellow"))
