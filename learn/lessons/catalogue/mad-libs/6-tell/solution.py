# A story with holes, and a word that tells it.
import random

places = ["on the moon", "under the bed", "in a bathtub", "at the bus stop"]


def tell():
    place = random.choice(places)
    print(f"One morning, {hero} met a huge {animal} {place}.")
    print(f"The {animal} looked at {hero} and began to cry.")
    print(f"So {hero} gave the {animal} a hug and half a pizza.")


again = "yes"
while again == "yes":
    hero = input("A name? ")
    animal = input("An animal? ")
    tell()
    again = input("Another story? (yes or no) ")
print("The end.")
