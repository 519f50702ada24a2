# The dark lighthouse: a story that you walk through.
print("You stand on a foggy beach. Far out, a ship sounds its horn.")
way = input("Do you go north or east? ").strip().lower()

if way == "north":
    print("A lighthouse! Its lamp is dark.")
else:
    print("There is only fog.")
