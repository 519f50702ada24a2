# The monster in the fridge: a story with four holes.
import random

places = ["on the moon", "behind the school", "at the dentist's", "in a very small car"]
endings = [
    "And they lived happily ever after. 💚",
    "And that is why the fridge has a lock. 🔒",
    "But that is another story.",
]


def tell():
    print()
    print(f"Once there was a fridge {random.choice(places)}.")
    print(f"Each night it went {sound}, {sound}, {sound}.")
    print(f"One night, {hero} opened it, and out came a monster.")
    print(f'"Have you got any {food}?" it asked. "I am so hungry."')
    print(random.choice(endings))
    print()


again = "yes"
while again == "yes":
    hero = input("A name? ")
    food = input("Something to eat? ")
    sound = input("A strange sound? ")
    tell()
    again = input("Another story? (yes or no) ")
print("The end.")
