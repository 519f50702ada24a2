total = 0
for price in [2, 5, 1]:
    total += price
    print("So far:", total)
print("All:", total)
