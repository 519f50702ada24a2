import random

places = ["on the moon", 7 "under the bed"]
hero = input("A name? ")
print(f"{hero} met a monster {random.choice(places)}.")
