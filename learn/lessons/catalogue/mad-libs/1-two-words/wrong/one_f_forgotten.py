hero = input("A name? ")
animal = input("An animal? ")
print(f"One morning, {hero} met somebody on the moon.")
print("It was a huge {animal}.")
