rooms = {"beach": "The beach.", "lighthouse": "The lighthouse.", "boathouse": "The boathouse."}
room = "beach"
bag = []
def move(room, way):
    if room == "beach" and way == "north":
        return "lighthouse"
    if room == "beach" and way == "east":
        return "boathouse"
    if room == "lighthouse" and way == "south" or room == "boathouse" and way == "west":
        return "beach"
    return room
while True:
    print(rooms[room])
    answer = input("What now? ")
    if answer == "quit":
        break
    if answer == "take" and room == "boathouse":
        bag.append("oil")
    else:
        room = move(room, answer)
