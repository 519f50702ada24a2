def countdown(number):
    if number == 0:
        print("Lift off")
    else:
        print(number)
        countdown(number - 1)

countdown(3)
