while input("Are you asleep? ") == "no":
    print("baa")
