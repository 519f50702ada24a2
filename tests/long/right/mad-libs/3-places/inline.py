import random
hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met a huge {animal} {random.choice(['on the moon', 'at school', 'in bed'])}.")
