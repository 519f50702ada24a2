import turtle
def shape(sides):
    for s in range(sides):
        turtle.forward(60)
        turtle.left(360 / sides)
shape(3)
turtle.penup()
turtle.forward(200)
turtle.pendown()
turtle.color('teal')
shape(6)
