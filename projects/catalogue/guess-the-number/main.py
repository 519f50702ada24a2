# Guess the number: the closer you are, the warmer it gets.
import random

# Try: make it harder with a bigger number, or easier with more tries.
highest = 100
most_tries = 7

# These codes colour the text that comes after them.
RED = "\033[91m"
YELLOW = "\033[93m"
BLUE = "\033[94m"
GREEN = "\033[92m"
PLAIN = "\033[0m"

secret = random.randint(1, highest)
tries = 0
found = False

print(f"I am thinking of a number from 1 to {highest}.")
print(f"You have {most_tries} tries.")

while tries < most_tries:
    answer = input("Your guess: ")

    # int() cannot read "banana", so we catch the mistake and ask again.
    try:
        guess = int(answer)
    except ValueError:
        print("That is not a whole number. It does not count as a try.")
        continue

    tries = tries + 1
    if guess == secret:
        found = True
        break

    distance = abs(guess - secret)
    if distance <= 5:
        feeling = RED + "Hot!"
    elif distance <= 20:
        feeling = YELLOW + "Warm."
    else:
        feeling = BLUE + "Cold."

    if guess < secret:
        direction = "Go higher."
    else:
        direction = "Go lower."

    print(f"{feeling} {direction}{PLAIN} ({most_tries - tries} left)")

# Try: praise somebody who needed fewer than four tries.
if found:
    print(f"{GREEN}Yes! It was {secret}, and you needed {tries}.{PLAIN}")
else:
    print(f"No tries left. It was {secret}. Next time!")
