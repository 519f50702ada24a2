bag = []
way = input("north or east? ")
if way == "north":
    print("A lighthouse.")
    if input("knock or open? ") == "knock":
        print("A parrot.")
    else:
        print("Stairs.")
elif way == "east":
    print("A boat. A can.")
    if input("take or leave? ") != "leave":
        bag.insert(0, "oil")
if bag == []:
    print("Your bag is empty.")
else:
    print("In the bag: " + ", ".join(bag))
