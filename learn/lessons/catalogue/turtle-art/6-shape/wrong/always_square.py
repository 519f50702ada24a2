# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(5)


def shape(sides):
    for side in range(4):
        turtle.forward(100)
        turtle.left(90)


shape(3)
shape(6)
