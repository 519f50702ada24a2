# Sheep for somebody who cannot sleep.
asleep = input("Are you asleep? ")
print("🐑 baa")
