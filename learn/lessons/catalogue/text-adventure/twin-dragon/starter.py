# The sleeping dragon.
print("A dragon sleeps before you. Zzz.")
action = input("What do you do? ").strip().lower()
print("The dragon snores.")
