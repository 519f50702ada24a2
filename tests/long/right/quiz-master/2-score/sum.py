one = input("Three hearts? ").strip().lower() == "octopus"
two = input("Hottest planet? ").strip().lower() == "venus"
score = int(one) + int(two)
print(f"{score} points")
