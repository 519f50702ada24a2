# A story with two holes.
hero = input("A name? ")
animal = input("An animal? ")

print(f"One morning, {hero} met a huge {animal} on the moon.")
print("The penguin looked at Sam and began to cry.")
print("So Sam gave the penguin a hug and half a pizza.")
