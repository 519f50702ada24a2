import turtle

turtle.color("gold")
turtle.pensize(4)

for line in range(5):
    turtle.forward(150)
    turtle.left(72)
