score = 10
print(score)
score = score + 5
print(score)
