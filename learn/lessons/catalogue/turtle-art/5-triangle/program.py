import turtle

turtle.pensize(5)
turtle.color("teal")

for side in range(3):
    turtle.forward(120)
    turtle.left(60)

turtle.hideturtle()
