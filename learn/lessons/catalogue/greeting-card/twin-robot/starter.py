# A robot has landed. But where?
print("Beep. Hello, unknown planet!")
