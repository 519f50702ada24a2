import random

places = ["on the moon", "under the bed", "in a bathtub"]

def story():
    place = random.choice(places)
    print(f"One morning, {hero} met a huge {animal} {place}.")

again = "yes"
while again == "yes":
    hero = input("A name? ")
    animal = input("An animal? ")
    story()
    again = input("Another story? ")
