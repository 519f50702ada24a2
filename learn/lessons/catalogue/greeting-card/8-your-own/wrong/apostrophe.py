name = input("Who is the card for? ")
print('It's your day!')
print(f"Happy birthday, {name}!")
