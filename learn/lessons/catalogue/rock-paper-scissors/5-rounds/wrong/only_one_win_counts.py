import random

choices = ["rock", "paper", "scissors"]
rounds = 0
me = 0
it = 0
while rounds < 5:
    rounds = rounds + 1
    you = input("Your choice: ").lower()
    computer = random.choice(choices)
    print(f"You: {you}   Computer: {computer}")
    if you == computer:
        print("A draw.")
    elif you == "rock" and computer == "scissors":
        print("You win.")
    elif you == "scissors" and computer == "paper":
        print("You win.")
    elif you == "paper" and computer == "rock":
        print("You win.")
        me = me + 1
    else:
        print("You lose.")
        it = it + 1
print("You", me, "Computer", it)
