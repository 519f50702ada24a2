# What does the shopping cost?
basket = [
    ("apples", 3),
    ("bread", 2),
    ("cheese", 5),
]
total = 0
for thing in basket:
    print(thing[0], thing[1])
    total = total + thing

print(f"Together: {total}")
share = round(basket[2][1] / total * 100)
print(f"The cheese is {share}% of it.")
