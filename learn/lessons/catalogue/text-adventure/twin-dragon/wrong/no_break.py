# The sleeping dragon.
print("A dragon sleeps before you. Zzz.")
steps = 0
while True:
    action = input("What do you do? ").strip().lower()
    if action == "sing":
        print("The dragon wakes up. You lose.")
        break
    if action == "step":
        steps = steps + 1
    if steps == 3:
        print("Fresh air! You win.")
