print("Which animal has three hearts?")
answer = input()
answer = answer.strip()
answer = answer.lower()
if answer != "octopus":
    print("Wrong! It is an OCTOPUS.")
else:
    print("Right!!!")
