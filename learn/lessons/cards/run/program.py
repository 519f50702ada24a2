print("First this.")
# This line is a note. Nothing happens here.
print("Then this.")
