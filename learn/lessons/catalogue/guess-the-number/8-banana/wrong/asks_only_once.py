import random

secret = random.randint(1, 10)
print("I am thinking of a number from 1 to 10.")
guess = 0
answer = input("Your guess: ")
while guess != secret:
    try:
        guess = int(answer)
        if guess < secret:
            print("Too low.")
        elif guess > secret:
            print("Too high.")
        else:
            print("Yes!")
    except ValueError:
        print("That is not a number!")
