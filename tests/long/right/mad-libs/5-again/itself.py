import random
places = ["on the moon", "under the bed", "in a bathtub"]
def story():
    hero = input("A name? ")
    animal = input("An animal? ")
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)}.")
    if input("Another story? ") == "yes":
        story()
story()
