ways = {"beach north": "lighthouse", "beach east": "boathouse", "lighthouse south": "beach", "boathouse west": "beach"}
room = "beach"
bag = []
for moves in range(10):
    print("You are at the", room)
    answer = input("> ")
    if answer == "quit":
        break
    if answer == "take" and room == "boathouse":
        bag.append("oil")
    else:
        room = ways.get(room + " " + answer, room)
    if room == "lighthouse" and bag:
        print("Light! You win.")
        break
else:
    print("Too late. You lose.")
