# My first program: a card with a picture.
print("🎈 🎈 🎂 🎈 🎈")
print("Happy birthday, Ada!")
print("You are ten now. That is two digits!")
print("*****************")
