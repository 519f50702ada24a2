# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(5)

turtle.forward(100)
turtle.left(90)
turtle.forward(100)
