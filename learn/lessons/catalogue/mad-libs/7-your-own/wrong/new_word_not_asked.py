import random

places = ["on the moon", "under the bed", "in a bathtub"]

def tell():
    print(f"{hero} met a monster {random.choice(places)}.")
    print(f"It ate all the {food} and smiled.")

hero = input("A name? ")
tell()
