# The dark lighthouse: a story that you walk through.
rooms = {
    "beach": "You stand on a foggy beach. Far out, a ship sounds its horn.",
    "lighthouse": "The lighthouse! Its lamp is dark. It needs oil.",
    "boathouse": "The boathouse. Behind an old boat stands a can of oil.",
}
room = "beach"
while True:
    bag = []
    print(rooms[room])
    answer = input("What now? ").strip().lower()
    if answer == "quit":
        break
    elif answer == "take":
        if room == "boathouse":
            bag.append("oil")
            print("The can is heavy.")
        else:
            print("There is nothing to take.")
    elif answer in rooms:
        room = answer
    else:
        print("There is only fog.")

print(f"In your bag: {bag}")
