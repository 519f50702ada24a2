# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(3)

turtle.speed(10)

for length in range(10, 250, 5):
    turtle.forward(length)
    turtle.left(91)
