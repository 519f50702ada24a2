food = {
    "seal": "herring",
    "koala": "leaves",
    "panda": "bamboo",
}
animal = input("Which animal? ").strip().lower()
if animal in food:
    print(food[animal])
else:
    print("I do not know.")
