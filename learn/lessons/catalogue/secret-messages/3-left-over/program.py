for place in [24, 25, 26, 27]:
    print(place % 26)
