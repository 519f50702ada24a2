name = input("Who is the card for? "
animal = input("Your favourite animal? ")
print(f"Happy birthday, {name}! Here is a {animal}.")
