planet = "Mars"
print(f"Hello, {planet}!")
