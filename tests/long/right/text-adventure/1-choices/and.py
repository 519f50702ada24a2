way = input("north or east? ").strip().lower()
if way == "east":
    print("There is an old boat.")
elif way == "north":
    print("The lighthouse.")
    door = input("knock or open? ")
    if door == "open":
        print("You see stairs.")
    if door == "knock":
        print("A parrot laughs.")
else:
    print("Fog.")
