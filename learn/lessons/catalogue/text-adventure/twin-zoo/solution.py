# The kitchen of the zoo.
food = {
    "seal": "herring",
    "koala": "leaves",
    "panda": "bamboo",
}
while True:
    animal = input("Which animal? ").strip().lower()
    if animal == "stop":
        break
    if animal in food:
        print(food[animal])
    else:
        print("I do not know.")
