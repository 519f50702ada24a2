import random
places = ["on the moon", "under the bed", "in a bathtub"]
def tell(hero, animal):
    return f"One morning, {hero} met a huge {animal} {random.choice(places)}."
again = "yes"
while again == "yes":
    print(tell(input("A name? "), input("An animal? ")))
    again = input("Another story? ")
