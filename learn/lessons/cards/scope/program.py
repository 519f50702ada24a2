def add(score, points):
    score = score + points
    return score

score = 10
score = add(score, 5)
print(score)
