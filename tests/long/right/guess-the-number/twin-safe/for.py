for wrong in range(3):
    if input("Code? ") == "1234":
        print("Open sesame!")
        break
    print("Beep")
else:
    print("ALARM")
