votes = {}
for name in ["cat", "dog", "cat", "cat"]:
    votes[name] = votes.get(name, 0) + 1

for name in votes:
    print(name, votes[name])
