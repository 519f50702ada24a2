bag = []
way = input("north or east? ")
if way == "north":
    if input("knock or open? ") == "knock":
        print("parrot")
    else:
        print("stairs")
elif way == "east":
    print("A boat and a can of oil.")
    if input("take or leave? ").lower().startswith("t"):
        bag += ["oil"]
print("Your bag:", bag)
