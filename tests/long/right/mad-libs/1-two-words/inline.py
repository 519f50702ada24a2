print(f"One day {input('A name? ')} met a {input('An animal? ')}.")
