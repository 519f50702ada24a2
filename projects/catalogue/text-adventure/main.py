# The dark lighthouse: a story that you walk through.

# Try: add a room. Give it a text and ways out, and let a way lead to it.
rooms = {
    "beach": {
        "text": "You stand on a foggy beach. Out at sea, a ship sounds its horn.",
        "ways": {"north": "door", "east": "boathouse"},
        "things": [],
    },
    "boathouse": {
        "text": "It smells of tar and old rope. Something drips.",
        "ways": {"west": "beach"},
        "things": ["oil"],
    },
    "door": {
        "text": "The lighthouse! High above you its lamp is dark. Stairs lead up.",
        "ways": {"south": "beach", "west": "kitchen", "up": "top"},
        "things": [],
    },
    "kitchen": {
        "text": "The keeper's kitchen. A cat sleeps on the warm stove.",
        "ways": {"east": "door"},
        "things": ["matches", "biscuit"],
    },
    "top": {
        "text": "The top! A huge glass lamp, cold and empty. Fog on every side.",
        "ways": {"down": "door"},
        "things": [],
    },
}
room = "beach"
bag = []
turns = 20  # Then the ship is at the rocks.
ending = ""


def describe(name):
    """Tell what there is to see in a room."""
    print()
    print(rooms[name]["text"])
    if rooms[name]["things"]:
        print("You can take: " + ", ".join(rooms[name]["things"]))
    print("Ways: " + ", ".join(rooms[name]["ways"]))


def move(name, way):
    """Give back the room that lies that way, or the same room."""
    ways = rooms[name]["ways"]
    if way in ways:
        return ways[way]
    print("There is only fog that way.")
    return name


print("Light the lamp before the ship reaches the rocks!")
print("Type a way (north, up ...), take, bag or quit.")

while turns > 0 and ending == "":
    describe(room)
    words = input(f"({turns} turns left) What now? ").lower().split()
    turns = turns - 1

    if "quit" in words:
        ending = "You sit down on a stone and listen to the waves."
    elif "take" in words:
        bag = bag + rooms[room]["things"]
        rooms[room]["things"] = []
        print("Now you have: " + ", ".join(bag))
    elif "bag" in words:
        print("In your bag: " + ", ".join(bag))
    elif words:
        # "go north" and "north" mean the same: the last word counts.
        room = move(room, words[-1])

    if room == "top":
        if "oil" in bag and "matches" in bag:
            ending = "You light the lamp. The ship turns away. All are safe!"
        else:
            print("You need oil and matches to light this lamp.")

# Try: a different ending for those who also bring the biscuit.
if ending == "":
    ending = "CRUNCH. Too late. But you know the way now: run it again!"
print()
print(ending)
