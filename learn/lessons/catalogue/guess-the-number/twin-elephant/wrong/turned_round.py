degrees = int(input("How warm is the water? "))
if degrees > 30:
    print("too cold")
elif degrees < 40:
    print("too hot")
else:
    print("good")
