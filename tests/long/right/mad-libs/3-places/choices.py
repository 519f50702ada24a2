import random
places = ["on the moon", "at school", "in bed"]
hero = input("A name? ")
animal = input("An animal? ")
print("One morning,", hero, "met a huge", animal, random.choices(places)[0])
