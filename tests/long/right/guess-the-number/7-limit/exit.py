import random
import sys
secret = random.randint(1, 10)
tries = 0
guess = 0
while guess != secret:
    guess = int(input("Guess: "))
    tries += 1
    if guess == secret:
        print("Hooray, you won!")
    elif tries == 3:
        print("It was", secret)
        print("Game over.")
        print("Thanks for playing.")
        sys.exit()
    elif guess < secret:
        print("low")
    else:
        print("high")
