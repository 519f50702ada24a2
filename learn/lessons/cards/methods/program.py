name = "  maya "
print(name.strip().upper())
print(name)
things = []
things.append("map")
print(things)
