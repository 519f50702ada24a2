# A box of paint.
def mix(first, second):
    if first == "blue" and second == "yellow":
        print("green")
    if first == "yellow" and second == "blue":
        print("green")
    if first == "red" and second == "yellow":
        print("orange")
    if first == "yellow" and second == "red":
        print("orange")
    print("brown")


print(mix("blue", "yellow"))
