basket = [("apples", 3), ("bread", 2), ("cheese", 5)]
total = 0
i = 0
while i < len(basket):
    print(basket[i][0], "cost", basket[i][1])
    total += basket[i][1]
    i += 1
print("All:", total)
print("Cheese:", 100 * 5 / total, "%")
