import random
def ask():
    while True:
        try:
            return int(input("Your guess: "))
        except ValueError:
            print("That is no number.")
secret = random.randint(1, 10)
guess = ask()
tries = 1
while guess != secret and tries < 5:
    print("Too low." if guess < secret else "Too high.")
    guess = ask()
    tries += 1
print("Yes!" if guess == secret else f"Game over. {secret}")
