# A sign for a door.
print("**********************")
print("  Only for cats! 🐈")
print("**********************")
