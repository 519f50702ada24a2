# The dragon's gold: guess how many coins it has.
import random

secret = random.randint(1, 100)
print("🐉 Who is there? A thief? Guess how many coins I have, from 1 to 100.")
print("If you need more than 7 tries, I will eat you.")

guess = 0
tries = 0
while guess != secret:
    if tries == 7:
        print(f"Game over. I have {secret} coins, and now I have a snack. 🍖")
        break
    try:
        guess = int(input("How many coins? "))
        tries = tries + 1
        if guess < secret:
            print("Too low. I am richer than that.")
        elif guess > secret:
            print("Too high. I wish I had so many.")
        elif tries < 4:
            print(f"Only {tries} tries! You must be a dragon too. 🔥")
        else:
            print(f"Yes. You found it with {tries} tries. Take one coin and go.")
    except ValueError:
        print("Speak in numbers, thief.")
