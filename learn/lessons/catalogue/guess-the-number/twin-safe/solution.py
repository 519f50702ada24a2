# A safe. Its code is 1234.
code = ""
wrong = 0
while code != "1234":
    if wrong == 3:
        print("ALARM! Run!")
        break
    code = input("The code, please: ")
    if code == "1234":
        print("Click. The safe is open.")
    else:
        print("Beep.")
        wrong = wrong + 1
