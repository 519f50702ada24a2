# Secret messages: each letter moves some places along the alphabet.
message = "hello"
key = 3

print("The message:", message)
print("Each letter will move", key, "places.")
print("Two thousand years ago, Julius Caesar wrote to his generals like this.")
