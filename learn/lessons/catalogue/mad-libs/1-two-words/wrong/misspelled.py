hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met a huge {aminal} on the moon.")
