import random
places = ["on the moon", "under the bed", "in a bathtub"]
def tell(hero, animal):
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)}.")
again = "yes"
while again == "yes":
    hero = input("A name? ")
    animal = input("An animal? ")
    tell(hero, animal)
    again = input("Another story? ")
