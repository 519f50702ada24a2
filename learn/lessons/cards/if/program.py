apples = 3
if apples == 0:
    print("None left")
elif apples < 5:
    print("A few")
else:
    print("Plenty")
