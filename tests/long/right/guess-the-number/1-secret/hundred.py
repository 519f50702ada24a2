from random import randint
secret = randint(1, 100)
print("I am thinking of a number.")
guess = input("Which? ")
print("It was " + str(secret) + ", you said " + guess + ".")
