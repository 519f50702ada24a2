prizes = ["a sticker", "a pencil", "a balloon"]
score = 3

print(f"You have {score} of 3.")
if score > 0:
    prize = prizes[score]
    print(f"You get {prize}.")
else:
    print("You get a second try.")
