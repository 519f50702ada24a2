def mix(first, second):
    if first == "blue" and second == "yellow":
        return "green"
    if first == "red" and second == "yellow":
        return "orange"
    return "brown"


print(mix("blue", "yellow"))
