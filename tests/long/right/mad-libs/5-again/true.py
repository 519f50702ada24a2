import random
places = ["on the moon", "under the bed", "in a bathtub"]
going = True
while going:
    hero = input("A name? ")
    animal = input("An animal? ")
    food = input("Food? ")
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)} and ate {food}.")
    going = input("Another story? ") == "yes"
print("Bye")
