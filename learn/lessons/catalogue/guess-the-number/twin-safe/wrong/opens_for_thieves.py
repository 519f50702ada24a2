code = ""
wrong = 0
while code != "1234":
    code = input("The code, please: ")
    if code != "1234":
        wrong = wrong + 1
    if wrong == 3:
        print("alarm")
        break
print("open")
