for fruit in ["apple", "pear", "plum"]:
    print("I like", fruit)
for letter in "hey":
    print(letter)
