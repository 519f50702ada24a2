# The stall at the beach.
order = []
wish = input("Ice or tea? ").strip().lower()
print("It will be ready soon.")
