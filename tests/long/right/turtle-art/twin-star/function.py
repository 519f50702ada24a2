import turtle
def star(size):
    for n in range(5):
        turtle.forward(size)
        turtle.right(180 - 36)
star(90)
