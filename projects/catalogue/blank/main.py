# An empty bench. What will you build?

print("Hello!")

# Try: change the word between the quotes, then press Run.
