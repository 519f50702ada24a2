print("🍎🐝")
