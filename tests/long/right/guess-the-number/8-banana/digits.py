import random
secret = random.randint(1, 10)
guess = 0
tries = 0
while guess != secret:
    if tries == 6:
        print("Game over. It was", secret)
        break
    text = input("Guess: ")
    if not text.isdigit():
        print("A number, please!")
        continue
    guess = int(text)
    tries += 1
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
    else:
        print("Yes!")
