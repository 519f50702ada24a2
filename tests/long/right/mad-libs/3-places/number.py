import random
places = ["on the moon", "at school", "in bed"]
hero = input("A name? ")
animal = input("An animal? ")
place = places[random.randint(0, 2)]
print(f"One morning, {hero} met a huge {animal} {place}.")
