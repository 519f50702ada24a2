import random
secret = random.randint(1, 10)
guesses = []
while secret not in guesses:
    guess = int(input("Your guess: "))
    guesses.append(guess)
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
print("You needed", len(guesses))
