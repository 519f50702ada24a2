import turtle
def shape(sides):
    for s in range(sides):
        turtle.forward(60)
        turtle.left(360 / sides)
shape(6)
turtle.penup()
turtle.goto(0,100)
turtle.pendown()
for n in range(1, 60, 2):
    turtle.forward(n)
    turtle.left(30)
