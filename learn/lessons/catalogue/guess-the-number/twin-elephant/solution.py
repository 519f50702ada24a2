# A bath for a baby elephant: from 30 to 40 degrees is good.
degrees = int(input("How warm is the water? "))
if degrees < 30:
    print("Brr! That is too cold.")
elif degrees > 40:
    print("Ouch! That is too hot.")
else:
    print("Splash! The elephant is happy.")
