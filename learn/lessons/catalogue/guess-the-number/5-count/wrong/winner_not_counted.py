import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = 0
tries = 0
while guess != secret:
    guess = int(input("Your guess: "))
    if guess < secret:
        print("Too low.")
        tries = tries + 1
    elif guess > secret:
        print("Too high.")
        tries = tries + 1
    else:
        print(f"You got it! {tries} tries")
