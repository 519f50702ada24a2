# Sheep for somebody who cannot sleep.
asleep = input("Are you asleep? ")
while asleep == "no":
    print("🐑 baa")
    asleep = input("Are you asleep? ")
print("Shhh.")
