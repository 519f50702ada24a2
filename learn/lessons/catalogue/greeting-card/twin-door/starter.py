# A sign for a door.
print("Keep out!")
