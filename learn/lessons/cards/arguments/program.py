def cheer(name, times):
    print((name + " ") * times)

cheer("Go", 3)
cheer("Maya", 2)
