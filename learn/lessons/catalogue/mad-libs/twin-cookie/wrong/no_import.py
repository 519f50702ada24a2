messages = ["A surprise!", "You will be rich.", "Eat more soup."]
print("Crack! Your cookie says:")
print(random.choice(messages))
