# A story. Press Run and read it.
print("One morning, Sam met a huge penguin on the moon.")
print("The penguin looked at Sam and began to cry.")
print("So Sam gave the penguin a hug and half a pizza.")
