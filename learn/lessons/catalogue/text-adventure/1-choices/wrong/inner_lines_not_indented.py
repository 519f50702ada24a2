print("You stand on a foggy beach. Far out, a ship sounds its horn.")
way = input("Do you go north or east? ").strip().lower()
if way == "north":
    print("A lighthouse! Its lamp is dark.")
    choice = input("Do you knock, or open the door? ").strip().lower()
    if choice == "knock":
    print("A parrot shouts: Nobody at home!")
    else:
    print("Stairs lead up into the dark.")
elif way == "east":
    print("An old boat lies in the sand.")
