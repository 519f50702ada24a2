# A greeting card that writes itself.
# Press Run, answer the questions, and read your card.

# Try: change the words between the quotes, then run it again.
occasion = "Happy birthday"
wish = "May your day be full of cake, music and good surprises."
picture = "🎈  🎂  🎈  🎁  🎈"
border = "~"

# The program waits here until you answer.
name = input("Who is the card for? ")
age = input("How old are they today? ")
sender = input("And who is it from? ")

# Somebody may just press Enter. Then these words stand in.
if name == "":
    name = "you"
if age == "":
    age = "a secret number of"
if sender == "":
    sender = "a secret friend"

# Try: a wider card. What happens with 60? And with 10?
width = 44

# The f before the quotes lets you put a variable inside { }.
print()
print(border * width)
print()
print(f"    {picture}")
print()
print(f"    {occasion}, {name}!")
print(f"    Today you are {age} years old.")
print()
print(f"    {wish}")
print()
print(f"    With love from {sender}")
print()
print(border * width)

# Try: ask one more question, for example about a favourite animal,
# and put the answer on the card.
