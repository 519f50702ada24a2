import random
secret = random.choice(range(1, 11))
guess = int(input("Your guess: "))
print("Secret:", secret)
print("Guess:", guess)
