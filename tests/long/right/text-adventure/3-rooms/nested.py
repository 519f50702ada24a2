rooms = {
    "beach": {"text": "The beach.", "thing": ""},
    "lighthouse": {"text": "The lighthouse.", "thing": ""},
    "boathouse": {"text": "The boathouse.", "thing": "oil"},
}
room = "beach"
bag = []
answer = ""
while answer != "quit":
    print(rooms[room]["text"])
    answer = input("> ")
    if answer in rooms:
        room = answer
    elif answer == "take" and rooms[room]["thing"]:
        bag.append(rooms[room]["thing"])
        rooms[room]["thing"] = ""
