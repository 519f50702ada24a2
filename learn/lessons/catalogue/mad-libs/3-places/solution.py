# A story with holes, somewhere in the world.
import random

places = ["on the moon", "under the bed", "in a bathtub", "at the bus stop"]

hero = input("A name? ")
animal = input("An animal? ")
place = random.choice(places)

print(f"One morning, {hero} met a huge {animal} {place}.")
print(f"The {animal} looked at {hero} and began to cry.")
print(f"So {hero} gave the {animal} a hug and half a pizza.")
