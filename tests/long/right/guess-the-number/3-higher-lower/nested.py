import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if guess != secret:
    if guess < secret:
        print("too low, sorry")
    else:
        print("too high, sorry")
else:
    print("WOW")
