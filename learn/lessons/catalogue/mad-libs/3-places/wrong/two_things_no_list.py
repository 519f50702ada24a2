import random

hero = input("A name? ")
animal = input("An animal? ")
place = random.choice("on the moon", "under the bed")
print(f"One morning, {hero} met a huge {animal} {place}.")
