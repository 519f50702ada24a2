import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if guess < secret:
    print("Your guess is lower than my number.")
if guess > secret:
    print("Your guess is higher than my number.")
if guess == secret:
    print("You got it.")
