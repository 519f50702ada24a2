# A cookie with a message in it.
print("Crack! Your cookie says:")
print("A surprise!")
