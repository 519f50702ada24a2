# Quiz master: who knows the answers?
print("Welcome to the quiz!")
print("Which animal has three hearts?")
print("(Nobody is listening yet.)")
