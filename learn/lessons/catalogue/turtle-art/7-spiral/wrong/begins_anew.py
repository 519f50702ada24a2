# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(3)

for number in range(40):
    length = 10
    turtle.forward(length)
    turtle.left(91)
    length = length + 5
