food = {"seal": "herring", "koala": "leaves"}
food["panda"] = "bamboo"
animal = input("Animal? ")
while animal != "stop":
    print(food.get(animal, "I do not know."))
    animal = input("Animal? ")
