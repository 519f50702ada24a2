# A box of paint.
def mix(first, second):
    return "grey"


print(mix("blue", "yellow"))
