emoji = {"a": "🍎", "b": "🐝", "c": "🐱"}

message = "bad cat"
secret = ""
for letter in message:
    secret = secret + emoji[letter]
print(secret)
