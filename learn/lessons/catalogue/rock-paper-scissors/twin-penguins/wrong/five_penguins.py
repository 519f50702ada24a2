# How many penguins need a fish?
asked = 0
hungry = 0
while asked <= 4:
    asked = asked + 1
    answer = input("Is this penguin hungry? ")
    if answer == "yes":
        hungry = hungry + 1
print(f"Fish needed: {hungry}")
