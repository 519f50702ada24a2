import random
secret = random.randint(1, 10)
for tries in range(5):
    guess = int(input("Guess: "))
    if guess == secret:
        print("You win!")
        break
    print("Too low" if guess < secret else "Too high")
else:
    print("Game over. The secret was", secret)
