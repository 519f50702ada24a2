# Turtle art: a turtle with a pen walks over the sheet.
import turtle

turtle.shape("turtle")
turtle.color("tomato")
turtle.pensize(5)

for side in range(4):
    turtle.forward(100)
    turtle.left(60)
