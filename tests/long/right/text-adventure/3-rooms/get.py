rooms = {"beach": "A beach.", "lighthouse": "A lighthouse.", "boathouse": "A boathouse."}
bag = []
room = "beach"
going = True
while going:
    print(rooms.get(room))
    word = input("What? ")
    if word == "quit":
        going = False
    elif word == "take" and room == "boathouse":
        bag = bag + ["oil"]
    elif rooms.get(word) != None:
        room = word
