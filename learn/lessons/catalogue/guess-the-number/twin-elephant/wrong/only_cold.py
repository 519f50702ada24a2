degrees = int(input("How warm is the water? "))
if degrees < 30:
    print("too cold")
else:
    print("good")
