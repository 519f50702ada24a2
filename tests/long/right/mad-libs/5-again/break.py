import random
places = ["on the moon", "under the bed", "in a bathtub"]
while True:
    hero = input("A name? ")
    animal = input("An animal? ")
    place = random.choice(places)
    print(f"One morning, {hero} met a huge {animal} {place}.")
    again = input("Another story? ")
    if again != "yes":
        break
