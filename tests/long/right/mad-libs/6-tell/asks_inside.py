import random
places = ["on the moon", "under the bed", "in a bathtub"]
def tell():
    hero = input("A name? ")
    animal = input("An animal? ")
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)}.")
    return input("Another story? ")
while tell() == "yes":
    print()
