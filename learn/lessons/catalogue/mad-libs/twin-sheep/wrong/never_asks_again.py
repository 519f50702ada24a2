asleep = input("Are you asleep? ")
while asleep == "no":
    print("🐑 baa")
