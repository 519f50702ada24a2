text = "see you at ten"


def hide(text):
    for i in range(len(text)):
        if text[i] in "aeiou":
            text[i] = "*"
    return text


print("For everyone:", hide(text))
