import random
messages = ["A surprise!", "No.", "Maybe.", "Ask again."]
print(messages[random.randint(0, 3)])
