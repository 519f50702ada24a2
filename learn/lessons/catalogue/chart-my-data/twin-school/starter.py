ways = ["on foot", "by bike", "by bus", "by car"]
children = [112, 64, 95, 41]

print("We asked", sum(children), "children.")
