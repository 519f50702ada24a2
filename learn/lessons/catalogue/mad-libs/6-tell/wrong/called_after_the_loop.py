import random

places = ["on the moon", "under the bed", "in a bathtub"]


def tell():
    place = random.choice(places)
    print(f"One morning, {hero} met a huge {animal} {place}.")
    print(f"The {animal} looked at {hero} and began to cry.")


again = "yes"
while again == "yes":
    hero = input("A name? ")
    animal = input("An animal? ")
    again = input("Another story? (yes or no) ")
tell()
