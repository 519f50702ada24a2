def shift(buchstabe, schluessel):
    zahl = ord(buchstabe)
    for i in range(schluessel):
        zahl += 1
    return chr(zahl)
word = input("word? ")
k = int(input("key? "))
print(shift(word[0], k))
