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


def move(room):
    print(rooms[room])
    answer = input("What now? ").strip().lower()
    if answer == "take" and room == "boathouse":
        bag.append("oil")
        move(room)
    elif room + " " + answer in ways:
        move(ways[room + " " + answer])
    elif answer != "quit":
        move(room)


move(room)
print(f"In your bag: {bag}")
