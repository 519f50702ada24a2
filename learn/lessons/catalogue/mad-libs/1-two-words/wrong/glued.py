hero = input("A name? ")
animal = input("An animal? ")
print("One morning," + hero + "met a huge" + animal + "on the moon.")
print("It was" + hero + "and the" + animal + "who had a pizza.")
