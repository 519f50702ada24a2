text = "see you at ten"


def hide(text):
    hidden = ""
    for letter in text:
        if letter == "a" or "e" or "i" or "o" or "u":
            hidden = hidden + "*"
        else:
            hidden = hidden + letter
    return hidden


print("For everyone:", hide(text))
