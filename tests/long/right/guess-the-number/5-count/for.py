import random
secret = random.randint(1, 10)
for tries in range(1, 1000):
    guess = int(input("Guess: "))
    if guess == secret:
        print("Tries:", tries)
        break
    elif guess < secret:
        print("low")
    else:
        print("high")
