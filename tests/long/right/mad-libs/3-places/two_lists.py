import random
moods = ["sad", "happy", "hungry"]
places = ["on the moon", "at school", "in bed"]
mood = random.choice(moods)
place = random.choice(places)
hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met a {mood} {animal} {place}.")
