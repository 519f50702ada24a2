awake = "yes"
while awake == "yes":
    print("Tick.")
    awake = "no"
    print("Tock.")
print("Good night.")
