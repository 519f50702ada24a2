right = ["octopus", "an octopus", "the octopus"]
if input("Three hearts? ").lower().strip() in right:
    print("✅ Right")
else:
    print("❌ Wrong, the octopus has three hearts")
