number = 1
while True:
    number = number * 2
    print(number)
    if number > 20:
        break
print("Done")
