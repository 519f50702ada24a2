rooms = dict(beach="On the beach.", lighthouse="In the lighthouse.", boathouse="In the boathouse, with oil.")
bag = []
room = "beach"
def look():
    print("You are here:", rooms[room])
while True:
    look()
    what = input("And now? ").lower()
    if what == "quit":
        break
    if what == "take":
        if room == "boathouse" and "oil" not in bag:
            bag.append("oil")
    elif what in rooms.keys():
        room = what
    else:
        print("???")
