pairs = [("Paris", "France"), ("Lima", "Peru")]
for city, country in pairs:
    print(city, "is in", country)
