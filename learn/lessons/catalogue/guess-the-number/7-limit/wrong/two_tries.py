import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10. You have 2 tries.")
guess = 0
tries = 0
while guess != secret:
    if tries == 2:
        print(f"Game over. It was {secret}.")
        break
    guess = int(input("Your guess: "))
    tries = tries + 1
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
    else:
        print("Yes!")
