# A cookie with a message in it.
import random

messages = ["A surprise!", "You will find a sock.", "Today is a good day for soup."]
message = random.choice(messages)
print("Crack! Your cookie says:")
print(message)
