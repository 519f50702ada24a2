import turtle

turtle.color("orchid")

turtle.dot(20)
