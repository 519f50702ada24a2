ways = {"beach north": "lighthouse", "beach east": "boathouse", "lighthouse south": "beach", "boathouse west": "beach"}
room = "beach"
bag = []
moves = 0
while not (room == "lighthouse" and "oil" in bag) and moves < 10:
    print("You are at the", room)
    answer = input("> ")
    moves += 1
    if answer == "take" and room == "boathouse":
        bag.append("oil")
    key = room + " " + answer
    if key in ways:
        room = ways[key]
if room == "lighthouse" and "oil" in bag:
    print("You win!!!")
else:
    print("You lose!!!")
