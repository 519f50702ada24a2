import turtle
for n in range(8):
    turtle.forward(80)
    turtle.left(90)
