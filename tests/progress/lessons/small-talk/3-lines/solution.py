name = input("Who? ")
word = "Bye"
print(word, name)
