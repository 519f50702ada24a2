import random

places = ["on the moon", "under the bed", "in a bathtub"]
hero = input("A name? ")
animal = input("An animal? ")
place = places[0]
print(f"One morning, {hero} met a huge {animal} {place}.")
