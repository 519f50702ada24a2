import random
secret = random.randint(1, 10)
for round in range(100):
    guess = int(input("Guess: "))
    if guess == secret:
        print("Bravo")
        break
    print("too low" if guess < secret else "too high")
