# What does the shopping cost?
basket = [
    ("apples", 3),
    ("bread", 2),
    ("cheese", 5),
]
print(f"There are {len(basket)} things in the basket.")
