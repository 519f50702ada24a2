names = ["Ann", "Ben", "Cem"]
print(names[0])
print(names[2])
print(names[-1])
print("hello"[1])
