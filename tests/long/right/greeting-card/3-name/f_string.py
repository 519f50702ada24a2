name = "Ada"
print(f"Happy birthday, {name}!")
print("You are ten now.")
