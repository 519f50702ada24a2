menu = [
    "pizza",
    "mango"
    "soup",
    "cake",
]
print(menu)
