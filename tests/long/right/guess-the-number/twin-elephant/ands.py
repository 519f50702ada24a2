degrees = int(input("How warm? "))
if 30 <= degrees <= 40:
    print("Splash, splash.")
if degrees < 30:
    print("Far too cold!")
if degrees > 40:
    print("Far too hot!")
