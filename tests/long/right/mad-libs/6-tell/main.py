import random
places = ["on the moon", "under the bed", "in a bathtub"]
def tell(hero, animal):
    print(f"One morning, {hero} met a huge {animal} {random.choice(places)}.")
def main():
    again = "yes"
    while again == "yes":
        tell(input("A name? "), input("An animal? "))
        again = input("Another story? ")
main()
