code = ""
wrong = 0
while code != "1234":
    code = input("The code, please: ")
    wrong = wrong + 1
if wrong == 3:
    print("alarm")
    break
