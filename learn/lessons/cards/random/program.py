import random

print(random.randint(1, 6))
print(random.choice(["red", "green", "blue"]))
