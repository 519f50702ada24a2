bag = ["rope", "lamp"]
bag.append("map")
print(bag)
print(len(bag))
print("lamp" in bag)
