import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if guess < secret:
    print("My number is higher than that.")
elif guess > secret:
    print("My number is lower than that.")
else:
    print("Yes!")
