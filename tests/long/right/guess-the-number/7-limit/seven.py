import random
secret = random.randint(1, 10)
guess = 0
tries = 0
print("You have 7 tries.")
while guess != secret:
    if tries == 7:
        print("Game over after 7 tries! It was", secret)
        break
    guess = int(input("Guess: "))
    tries = tries + 1
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
    else:
        print("Yes!")
