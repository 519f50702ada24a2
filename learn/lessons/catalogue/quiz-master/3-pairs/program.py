pets = [
    ("Luna", "cat"),
    ("Rex", "dog"),
    ("Ida", "snail"),
]

print(pets[1][0])
