import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = 0
tries = 0
try:
    while guess != secret:
        if tries == 4:
            print(f"Game over. It was {secret}.")
            break
        guess = int(input("Your guess: "))
        tries = tries + 1
        if guess < secret:
            print("Too low.")
        elif guess > secret:
            print("Too high.")
        else:
            print(f"Yes! It took you {tries} tries.")
except ValueError:
    print("That is not a number!")
