# The dark lighthouse, with a cave and a locked door.
rooms = {
    "beach": "You stand on a foggy beach. Far out, a ship sounds its horn.",
    "lighthouse": "The lighthouse! Its lamp is dark. It needs oil.",
    "boathouse": "The boathouse. Behind an old boat stands a can of oil.",
    "cave": "A cave full of bats. On a nail hangs a key.",
}
ways = {
    "beach north": "lighthouse",
    "beach east": "boathouse",
    "beach west": "cave",
    "cave east": "beach",
    "lighthouse south": "beach",
    "boathouse west": "beach",
}
room = "beach"
bag = []
moves = 0


def move(room, way):
    step = room + " " + way
    if step == "beach north" and "key" not in bag:
        print("The door of the lighthouse is locked.")
        return room
    if step in ways:
        return ways[step]
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
        elif room == "cave":
            bag.append("key")
            print("The bats do not mind.")
        else:
            print("There is nothing to take.")
    else:
        room = move(room, answer)

    if room == "lighthouse" and "oil" in bag:
        print("You light the lamp, and the ship turns away. You win!")
        break
    if moves == 15:
        print("Crunch. The ship is on the rocks. You lose.")
        break

print(f"In your bag: {bag}")
