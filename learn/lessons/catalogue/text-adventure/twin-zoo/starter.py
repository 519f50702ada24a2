# The kitchen of the zoo.
food = {
    "seal": "herring",
    "koala": "leaves",
}
print(food["seal"])
