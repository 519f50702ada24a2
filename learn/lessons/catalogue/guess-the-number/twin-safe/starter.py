# A safe. Its code is 1234.
code = input("The code, please: ")
print("Beep.")
