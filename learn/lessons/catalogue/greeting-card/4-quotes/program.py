dog = "Bello"
print("dog")
print(dog)
