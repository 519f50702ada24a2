import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if secret > guess:
    print("No, it's bigger.")
elif secret < guess:
    print("No, it's smaller!")
else:
    print("Yes!")
