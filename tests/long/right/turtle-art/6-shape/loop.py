import turtle
def shape(sides):
    for s in range(sides):
        turtle.forward(60)
        turtle.left(360 / sides)
for n in range(3, 9):
    shape(n)
