# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(3)

length = 10
while True:
    turtle.forward(length)
    turtle.left(91)
    length = length + 5
