import random
secret = random.randint(1, 10)
while True:
    guess = int(input("Your guess: "))
    if guess < secret:
        print("Low")
    elif guess > secret:
        print("High")
    else:
        print("Found!")
        break
