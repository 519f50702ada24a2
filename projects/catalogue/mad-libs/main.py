# Mad libs: you give the words, the program tells the story.
import random

# Try: add places of your own to this list.
places = [
    "at the bus stop",
    "on the moon",
    "under the school stage",
    "in a noodle shop",
]
endings = [
    "and nobody ever spoke of it again.",
    "and they have been best friends ever since.",
    "and that is why the door is painted green.",
]


def ask(question):
    """Ask until there is an answer."""
    answer = input(question + " ").strip()
    while answer == "":
        answer = input("Any word will do. " + question + " ").strip()
    return answer


def tell(hero, animal, food, number):
    """Put the words into the story."""
    place = random.choice(places)
    ending = random.choice(endings)
    print()
    print(f"Early one morning, {place}, {hero} met an enormous {animal}.")
    print(f'"Have you seen my {food}?" asked the {animal}.')
    print(f'"I had {number} of them, and now they are gone!"')
    print(f"{hero} looked down at a very full lunch box,")
    print(ending)
    print()


# Try: write a second story, and let random.choice pick one of the two.
again = "yes"
while again == "yes":
    hero = ask("A name?")
    animal = ask("An animal?")
    food = ask("Something to eat?")
    number = ask("A number?")
    tell(hero, animal, food, number)
    again = input("Another story? (yes or no) ").strip().lower()

print("The end.")
