you = input("Your choice: ")
you = you.casefold()
print(you)
