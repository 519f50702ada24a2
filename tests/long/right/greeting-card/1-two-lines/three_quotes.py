print("""Happy birthday!
From all of us.""")
