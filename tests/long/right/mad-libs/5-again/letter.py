import random
places = ["on the moon", "under the bed", "in a bathtub"]
again = "y"
while again.startswith("y"):
    hero = input("A name? ")
    animal = input("An animal? ")
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)}.")
    again = input("Another story? y or n: ")
