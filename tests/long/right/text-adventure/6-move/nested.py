rooms = {"beach": "The beach.", "lighthouse": "The lighthouse.", "boathouse": "The boathouse."}
ways = {
    "beach": {"north": "lighthouse", "east": "boathouse"},
    "lighthouse": {"south": "beach"},
    "boathouse": {"west": "beach"},
}
room = "beach"
bag = []
def move(room, way):
    return ways[room].get(way, room)
answer = ""
while answer != "quit":
    print(rooms[room])
    answer = input("What now? ")
    if answer == "take" and room == "boathouse":
        bag.append("oil")
    room = move(room, answer)
