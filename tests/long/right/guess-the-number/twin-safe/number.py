code = int(input("Code? "))
tries = 1
while code != 1234 and tries < 3:
    code = int(input("Again? "))
    tries += 1
if code == 1234:
    print("It is open.")
else:
    print("Alarm! " * 3)
