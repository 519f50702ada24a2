hero = input("A name? ")
animal = input("An animal? ")
print("One morning, {hero} met a huge {animal} on the moon.")
print("The {animal} looked at {hero} and began to cry.")
