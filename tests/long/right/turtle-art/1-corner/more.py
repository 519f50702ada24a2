import turtle
turtle.speed(1)
for i in range(8):
    turtle.forward(60)
    turtle.left(45)
    turtle.color('blue')
