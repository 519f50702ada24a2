from random import choice
def cookie():
    return choice(["A surprise!", "No.", "Maybe."])
print(cookie())
