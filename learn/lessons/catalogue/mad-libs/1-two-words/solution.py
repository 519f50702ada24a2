# A story with two holes.
hero = input("A name? ")
animal = input("An animal? ")

print(f"One morning, {hero} met a huge {animal} on the moon.")
print(f"The {animal} looked at {hero} and began to cry.")
print(f"So {hero} gave the {animal} a hug and half a pizza.")
