code = input("The code, please: ")
if code == "1234":
    print("open")
else:
    print("Beep.")
