# How many penguins need a fish?
answer = input("Is this penguin hungry? ")
print("It is now.")
