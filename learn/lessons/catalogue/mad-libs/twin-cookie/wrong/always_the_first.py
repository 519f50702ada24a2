import random

messages = ["A surprise!", "You will be rich.", "Eat more soup."]
message = random.choice(messages)
print("Crack! Your cookie says:")
print("A surprise!")
