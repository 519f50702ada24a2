name = input("Who is the card for? ")
best animal = input("Your favourite animal? ")
print(f"Happy birthday, {name}!")
