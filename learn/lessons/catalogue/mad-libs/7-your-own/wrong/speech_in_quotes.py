import random

places = ["on the moon", "under the bed", "in a bathtub"]

def tell():
    print(f"{hero} met a monster {random.choice(places)}.")
    print("Then the monster said "Hello" and laughed.")

hero = input("A name? ")
tell()
