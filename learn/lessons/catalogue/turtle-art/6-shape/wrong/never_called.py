# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(5)


def shape(sides):
    for side in range(sides):
        turtle.forward(100)
        turtle.left(360 / sides)
