# A bath for a baby elephant: from 30 to 40 degrees is good.
degrees = input("How warm is the water? ")
print(f"The water has {degrees} degrees.")
