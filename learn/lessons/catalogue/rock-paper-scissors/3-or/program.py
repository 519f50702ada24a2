weather = "sun"

if weather == "rain" or "snow":
    print("Take your boots.")
else:
    print("Take your sunglasses.")
