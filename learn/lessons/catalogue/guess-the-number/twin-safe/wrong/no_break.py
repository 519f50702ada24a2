code = ""
wrong = 0
while code != "1234":
    code = input("The code, please: ")
    wrong = wrong + 1
    if code == "1234":
        print("open")
    elif wrong == 3:
        print("alarm")
