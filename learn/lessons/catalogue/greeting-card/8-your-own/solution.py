# A ticket to the moon, for whoever wants to go.
name = input("What is your name, traveller? ")
animal = input("Which animal do you take along? ")
snack = input("And what will you eat on the way? ")

print()
print("🚀 ✨ 🌙 ✨ 🪐 ✨ 🌙 ✨ 🚀")
print("  TICKET TO THE MOON")
print(f"  For {name} and a small {animal}")
print(f"  Please do not feed the {animal} with {snack}.")
print(f"  {name}, your seat is beside the window.")
print("🚀 ✨ 🌙 ✨ 🪐 ✨ 🌙 ✨ 🚀")
