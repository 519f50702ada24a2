import turtle

turtle.color("gold")
turtle.pensize(4)

turtle.forward(150)
