steps = 3
while steps:
    action = input("? ")
    if action == "step":
        steps -= 1
    elif action == "sing":
        print("Roar! You lose.")
        break
else:
    print("You win.")
