hero = input("A name? ")
animal = input("An animal? ")
print("One morning, " + hero + " met " + 3 + " huge " + animal + "s on the moon.")
