# The dark lighthouse: a story that you walk through.
bag = []

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
    print("An old boat lies in the sand. Beside it stands a can of oil.")
    choice = input("Do you take it or leave it? ").strip().lower()
    if choice == "take":
        bag.append(oil)
        print("The can is heavy.")
else:
    print("There is only fog.")

print(f"In your bag: {bag}")
