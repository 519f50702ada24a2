room = "beach"


def walk():
    room = "cave"
    print("You walk.")


walk()
print(room)
