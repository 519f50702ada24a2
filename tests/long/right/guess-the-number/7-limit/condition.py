import random
secret = random.randint(1, 10)
guess = 0
lives = 10
while guess != secret and lives > 0:
    guess = int(input("Guess: "))
    lives = lives - 1
    if guess < secret:
        print("Too low.", lives, "lives left")
    elif guess > secret:
        print("Too high.", lives, "lives left")
if guess == secret:
    print("Well done!")
else:
    print("GAME OVER!", secret, "was my number.")
