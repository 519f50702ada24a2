# The dark lighthouse: a story that you walk through.
rooms = {
    "beach": "You stand on a foggy beach. Far out, a ship sounds its horn.",
    "lighthouse": "The lighthouse! Its lamp is dark. It needs oil.",
    "boathouse": "The boathouse. Behind an old boat stands a can of oil.",
}
ways = {
    "beach north": "lighthouse",
    "beach east": "boathouse",
    "lighthouse south": "beach",
    "boathouse west": "beach",
}
room = "beach"
bag = []
moves = 0


def move(room, way):
    key = room + " " + way
    if key in ways:
        return ways[key]
    print("There is only fog that way.")
    return room


while True:
    print(rooms[room])
    answer = input("What now? ").strip().lower()
    moves = moves + 1
    if answer == "quit":
        break
    elif answer == "take":
        if room == "boathouse":
            bag.append("oil")
            print("The can is heavy.")
        else:
            print("There is nothing to take.")
    else:
        room = move(room, answer)

    if room == "lighthouse":
        print("You light the lamp, and the ship turns away. You win!")
        break
    if moves == 10:
        print("Crunch. The ship is on the rocks. You lose.")
        break

print(f"In your bag: {bag}")
