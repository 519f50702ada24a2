sounds = {
    "Cat": "meow",
    "dog": "woof",
    "duck": "quack",
}

animal = input("Which animal? ").strip().lower()
print(f"It says {sounds[animal]}.")
