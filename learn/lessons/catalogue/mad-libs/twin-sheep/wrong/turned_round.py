asleep = input("Are you asleep? ")
while asleep == "yes":
    print("🐑 baa")
    asleep = input("Are you asleep? ")
