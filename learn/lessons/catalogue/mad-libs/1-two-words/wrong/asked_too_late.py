print(f"One morning, {hero} met a huge {animal} on the moon.")
print(f"The {animal} looked at {hero} and began to cry.")
hero = input("A name? ")
animal = input("An animal? ")
