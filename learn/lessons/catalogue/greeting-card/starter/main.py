# Your first program. Press Run and see what it does.
print("Happy birthday!")
