import random
secret = random.randint(1, 10)
guess = int(input("Your guess: "))
if guess == secret:
    answer = "right"
elif guess > secret:
    answer = "too HIGH"
else:
    answer = "too LOW"
print("Your guess was", answer)
