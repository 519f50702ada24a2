import random
messages = ["A surprise!", "No.", "Maybe.", "Ask again."]
random.shuffle(messages)
print("Crack!", messages[0])
