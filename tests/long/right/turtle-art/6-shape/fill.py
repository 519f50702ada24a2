import turtle
def shape(sides):
    turtle.begin_fill()
    angle = 360 / sides
    for s in range(sides):
        turtle.left(angle)
        turtle.forward(60)
    turtle.end_fill()
shape(6)
turtle.left(180)
shape(3)
