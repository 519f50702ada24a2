for number in range(3):
    print(number)
for number in range(1, 4):
    print("No.", number)
