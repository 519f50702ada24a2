asleep = input("Are you asleep? ")
if asleep == "no":
    print("🐑 baa")
    asleep = input("Are you asleep? ")
