# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(3)

for length in 200:
    turtle.forward(length)
    turtle.left(91)
