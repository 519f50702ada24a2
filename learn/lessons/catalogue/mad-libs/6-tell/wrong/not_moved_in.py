import random

places = ["on the moon", "under the bed", "in a bathtub"]

def tell():
place = random.choice(places)
print(f"One morning, {hero} met a huge {animal} {place}.")

again = "yes"
while again == "yes":
    hero = input("A name? ")
    animal = input("An animal? ")
    tell()
    again = input("Another story? ")
