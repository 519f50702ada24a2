import random
secret = random.randint(1, 10)
while True:
    guess = int(input("Your guess: "))
    if guess == secret:
        print("Yes!")
        break
    if guess < secret:
        print("too low")
    else:
        print("too high")
