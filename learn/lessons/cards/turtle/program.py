import turtle

turtle.color("teal")
for side in range(4):
    turtle.forward(80)
    turtle.left(90)
