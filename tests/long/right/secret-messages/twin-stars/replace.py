def hide(text):
    for v in "aeiou":
        text = text.replace(v, "*")
    return text
print(hide("see you at ten"))
