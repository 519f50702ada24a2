import random
places = ["on the moon", "at school", "in bed", "in the zoo"]
random.shuffle(places)
hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met a huge {animal} {places[0]}.")
