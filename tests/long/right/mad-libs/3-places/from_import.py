from random import choice
places = ["on the moon", "at school", "in bed"]
hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met a huge {animal} {choice(places)}.")
