import random
secret = random.randint(1, 10)
for tries in range(3):
    try:
        guess = int(input("Guess: "))
    except ValueError:
        print("Only numbers! That was a wasted try.")
    else:
        if guess == secret:
            print("You win!")
            break
        print("higher" if guess < secret else "lower")
else:
    print("Game over, it was", secret)
