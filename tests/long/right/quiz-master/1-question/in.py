answer = input("Which animal has three hearts? ").lower()
if "octopus" in answer:
    print("Correct!")
else:
    print("Sorry, that was the octopus.")
