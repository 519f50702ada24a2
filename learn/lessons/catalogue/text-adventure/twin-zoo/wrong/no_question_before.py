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
    print(food[animal])
