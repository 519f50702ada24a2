def lighthouse():
    if input("Knock or open? ").lower() == "knock":
        return "A parrot!"
    return "Dark stairs."
way = input("Where? ")
if way == "north":
    print(lighthouse())
elif way == "east":
    print("A boat.")
