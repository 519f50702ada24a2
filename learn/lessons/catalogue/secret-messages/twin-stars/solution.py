text = "see you at ten"


def hide(text):
    hidden = ""
    for letter in text:
        if letter in "aeiou":
            hidden = hidden + "*"
        else:
            hidden = hidden + letter
    return hidden


print("For everyone:", hide(text))
