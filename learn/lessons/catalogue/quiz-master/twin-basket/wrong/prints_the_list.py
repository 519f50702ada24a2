# What does the shopping cost?
basket = [
    ("apples", 3),
    ("bread", 2),
    ("cheese", 5),
]
total = 0
print(basket)
for thing, price in basket:
    total = total + price

print(f"Together: {total}")
share = round(basket[2][1] / total * 100)
print(f"The cheese is {share}% of it.")
