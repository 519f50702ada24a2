ways = {("beach", "north"): "lighthouse", ("beach", "east"): "boathouse"}
ways["lighthouse", "south"] = "beach"
ways["boathouse", "west"] = "beach"
def move(room, way):
    try:
        return ways[room, way]
    except KeyError:
        print("No way.")
        return room
room = "beach"
bag = []
while True:
    print("You are here:", room)
    answer = input("> ")
    if answer == "quit":
        break
    elif answer == "take":
        if room == "boathouse":
            bag.append("oil")
    else:
        room = move(room, answer)
