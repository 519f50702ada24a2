asleep = input("Are you asleep? ")
while asleep == "no":
    asleep = input("Are you asleep? ")
print("🐑 baa")
